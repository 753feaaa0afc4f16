package feedbackloop.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feedbackloop.StartRefused;
import feedbackloop.person.ErasureList.Case;
import feedbackloop.person.ErasureList.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The list of erasures outlives what happens to files.
 */
class ErasureListTests {

	private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

	@TempDir
	private Path directory;

	private Path file;

	private ErasureList list;

	@BeforeEach
	void listOfNobody() {
		this.file = this.directory.resolve("kept/erasures.jsonl");
		this.list = new ErasureList(this.file, this.json);
	}

	@Test
	void linesAreOnlyAdded() {
		assertThat(this.list.read()).isEmpty();
		Entry one = entry("FB-20261122-000001");
		Entry two = entry("FB-20261122-000002");
		this.list.add(one);
		this.list.add(two);
		assertThat(this.list.read()).containsExactly(one, two);
	}

	@Test
	void aLineThatWasTornOffIsLeftOutAndTheNextStandsForItself() throws IOException {
		Entry one = entry("FB-20261122-000001");
		this.list.add(one);
		Files.writeString(this.file, "{\"id\":\"", StandardOpenOption.APPEND);
		assertThat(this.list.read()).containsExactly(one);
	}

	@Test
	void aLineThatCannotBeReadStopsTheStart() throws IOException {
		this.list.add(entry("FB-20261122-000001"));
		Files.writeString(this.file, "nonsense\n", StandardOpenOption.APPEND);
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this.list::read).withMessageContaining("Line 2");
	}

	@Test
	void whereNothingCanBeWrittenTheListIsClosed() throws IOException {
		Files.writeString(this.directory.resolve("kept"), "a file in the way");
		assertThat(this.list.isOpen()).isFalse();
	}

	private static Entry entry(String number) {
		return new Entry(UUID.randomUUID(), Instant.now(), "privacy", List.of(new Case(number, Instant.now())));
	}

}
