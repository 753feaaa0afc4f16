package feedbackloop.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.StartRefused;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The list of erasures outside of the database, so that a backup from before shows
 * nothing again. A file to which lines are only added; it names cases and no person.
 * Nodes may share it.
 */
@Component
class ErasureList {

	private static final String LINE_END = "\n";

	private final Path file;

	private final ObjectMapper json;

	ErasureList(@Value("${feedback-loop.erasures}") Path file, ObjectMapper json) {
		this.file = file;
		this.json = json;
	}

	/**
	 * What was erased, in order.
	 * @throws StartRefused if a line cannot be read: what it names might be shown again
	 */
	List<Entry> read() {
		if (!Files.exists(this.file)) {
			return List.of();
		}
		try {
			String content = Files.readString(this.file);
			List<Entry> entries = new ArrayList<>();
			// What follows the last end of a line was torn off when the machine stopped.
			String whole = content.substring(0, content.lastIndexOf(LINE_END) + 1);
			for (String line : whole.lines().filter((text) -> !text.isBlank()).toList()) {
				entries.add(entry(line, entries.size() + 1));
			}
			return entries;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of erasures cannot be read: " + this.file, ex);
		}
	}

	private Entry entry(String line, int number) {
		try {
			return this.json.readValue(line, Entry.class);
		}
		catch (JsonProcessingException ex) {
			throw new StartRefused("Line %d of the list of erasures %s cannot be read.".formatted(number, this.file),
					"Restore that file from its copy; without it, erased people might be shown again.");
		}
	}

	/**
	 * Whether a line can be added.
	 */
	boolean isOpen() {
		try (FileChannel channel = open()) {
			return channel.isOpen();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Adds a line, which is on the disk when this returns.
	 */
	void add(Entry entry) {
		try (FileChannel channel = open(); FileLock lock = channel.lock()) {
			String torn = endsWithLine(channel) ? "" : LINE_END;
			byte[] line = (torn + this.json.writeValueAsString(entry) + LINE_END).getBytes(StandardCharsets.UTF_8);
			channel.position(channel.size());
			channel.write(ByteBuffer.wrap(line));
			channel.force(true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of erasures cannot be written: " + this.file, ex);
		}
	}

	private static boolean endsWithLine(FileChannel channel) throws IOException {
		ByteBuffer last = ByteBuffer.allocate(1);
		return channel.size() == 0 || channel.read(last, channel.size() - 1) == 1 && last.get(0) == LINE_END.charAt(0);
	}

	private FileChannel open() throws IOException {
		Path directory = this.file.toAbsolutePath().getParent();
		Files.createDirectories(directory);
		return FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
	}

	/**
	 * An erasure.
	 */
	record Entry(UUID id, Instant at, String askedBy, List<Case> cases) {

		List<String> numbers() {
			return this.cases.stream().map(Case::number).toList();
		}

	}

	/**
	 * An erased case. A restored database gives numbers again, so the time says which.
	 */
	record Case(String number, Instant recordedAt) {

	}

}
