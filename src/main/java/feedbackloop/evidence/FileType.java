package feedbackloop.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types of files that are taken, by extension and content.
 */
enum FileType {

	JPG("image/jpeg", "jpg", "jpeg"), PNG("image/png", "png"), GIF("image/gif", "gif"), PDF("application/pdf", "pdf"),
	TXT("text/plain", "txt"), DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

	private final String mediaType;

	private final List<String> extensions;

	FileType(String mediaType, String... extensions) {
		this.mediaType = mediaType;
		this.extensions = List.of(extensions);
	}

	static Optional<FileType> ofExtension(String extension) {
		return Arrays.stream(values()).filter((type) -> type.extensions.contains(extension)).findFirst();
	}

	/**
	 * The media type under which the file is handed out.
	 */
	String mediaType() {
		return this.mediaType;
	}

	/**
	 * What Apache Tika may call the content of such a file. It cannot look into Office
	 * files, calls a saved mail a message, and does not know Chinese text in GBK.
	 */
	Set<String> contents() {
		return switch (this) {
			case DOCX, XLSX -> Set.of("application/zip", "application/x-tika-ooxml");
			case TXT -> Set.of(this.mediaType, "message/rfc822", "application/octet-stream");
			default -> Set.of(this.mediaType);
		};
	}

	boolean isPicture() {
		return this == JPG || this == PNG || this == GIF;
	}

}
