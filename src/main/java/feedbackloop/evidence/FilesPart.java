package feedbackloop.evidence;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Cases;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows the files of a case, pictures as thumbnails (S2-05, S2-26).
 */
@Component
@Order(15)
class FilesPart implements CasePart {

	private static final int KILOBYTE = 1024;

	private final Cases cases;

	private final FileStore files;

	private final Clock clock;

	FilesPart(Cases cases, FileStore files, Clock clock) {
		this.cases = cases;
		this.files = files;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "files";
	}

	@Override
	public Files of(String number, String userId) {
		List<File> rows = this.files.of(this.cases.get(number))
			.stream()
			.map((file) -> new File(file.id(), file.name().masked(), file.isPicture(),
					(file.size() + KILOBYTE - 1) / KILOBYTE,
					file.addedAt().atZone(this.clock.getZone()).toOffsetDateTime(), file.addedBy()))
			.toList();
		return new Files(rows, this.files.isOpenTo(userId));
	}

	/**
	 * What the template shows.
	 *
	 * @param open whether the reader may open and add files
	 */
	record Files(List<File> rows, boolean open) {

	}

	/**
	 * A file by its masked name.
	 */
	record File(UUID id, String name, boolean picture, int kilobytes, OffsetDateTime addedAt, String addedBy) {

	}

}
