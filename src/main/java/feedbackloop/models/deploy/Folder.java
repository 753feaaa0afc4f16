package feedbackloop.models.deploy;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.process.ModelFolder;

/**
 * All files of a folder that may go live, whatever is in them.
 */
final class Folder {

	private final ModelFolder files;

	Folder(ModelFolder files) {
		this.files = files;
	}

	/**
	 * The names of the files, in order.
	 */
	List<String> names() {
		return Stream
			.of(this.files.list("processes", ".bpmn"), this.files.list("processes", ".dmn"),
					this.files.list("processes", ".yaml"), this.files.list("processes/messages", ".txt"),
					this.files.list("processes/replies", ".txt"), this.files.list("forms", ".form"))
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * The files with their texts.
	 * @throws CheckRefused if one of them is no text
	 */
	List<ModelFile> files() {
		return names().stream().map((name) -> TextOf.file(name, this.files.bytes(name))).toList();
	}

}
