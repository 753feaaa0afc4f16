package feedbackloop.evidence;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows the files of a case, pictures as thumbnails.
 */
@Component
@Order(15)
class FilesPart implements CasePart {

	private static final int KILOBYTE = 1024;

	private final FileStore files;

	private final FileReaders readers;

	private final Clamd clamd;

	private final HouseTime time;

	FilesPart(FileStore files, FileReaders readers, Clamd clamd, HouseTime time) {
		this.files = files;
		this.readers = readers;
		this.clamd = clamd;
		this.time = time;
	}

	@Override
	public String name() {
		return "files";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.FILES;
	}

	@Override
	public Files of(CaseLook look) {
		List<File> rows = this.files.of(look.feedback())
			.stream()
			.map((file) -> new File(file.id(), file.name().masked(), file.isPicture(),
					(file.size() + KILOBYTE - 1) / KILOBYTE, this.time.at(file.addedAt()), file.addedBy(),
					problem(file.scan())))
			.toList();
		return new Files(rows, rows.isEmpty() || this.readers.mayOpen(look.feedback(), look.reader(), look.groups()));
	}

	/** What keeps everybody from opening the file, or null. */
	private String problem(FileScan scan) {
		boolean open = scan == FileScan.CLEAN || (scan != FileScan.INFECTED && !this.clamd.isAsked());
		return open ? null : "files.scan." + scan;
	}

	/**
	 * What the template shows.
	 *
	 * @param open whether the reader may open them; not asked while there are none
	 */
	record Files(List<File> rows, boolean open) {

	}

	/**
	 * A file by its masked name.
	 *
	 * @param problem key of the sentence why it is closed, or null
	 */
	record File(UUID id, String name, boolean picture, int kilobytes, OffsetDateTime addedAt, String addedBy,
			String problem) {

	}

}
