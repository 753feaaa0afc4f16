package feedbackloop.models.deploy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.Turns;
import feedbackloop.models.rehearse.Rehearsal;
import feedbackloop.models.rehearse.Rehearsed;
import feedbackloop.notation.Finding;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has changes rehearsed before they go live, unless a setting says otherwise.
 */
@Component
class RehearsedFirst {

	private final Rehearsal rehearsal;

	private final Turns turns;

	private final JdbcClient database;

	private final boolean rehearses;

	RehearsedFirst(Rehearsal rehearsal, Turns turns, JdbcClient database,
			@Value("${feedback-loop.rules.rehearse}") boolean rehearses) {
		this.rehearsal = rehearsal;
		this.turns = turns;
		this.database = database;
		this.rehearses = rehearses;
	}

	/**
	 * Rehearses what is about to go live, in a transaction beside the caller's. No other
	 * rehearsal runs after that until the caller's transaction ends.
	 * @return what went wrong
	 */
	List<Finding> findings(List<ModelFile> changed, ModelSet together) {
		if (!this.rehearses || isShipped(together) || isBeforeAnyCase(changed)) {
			return List.of();
		}
		// The caller's transaction waits for longer than transactions usually may.
		this.database.sql("set local idle_in_transaction_session_timeout = '5min'").update();
		List<Finding> findings = this.rehearsal.of(changed, together).findings();
		this.turns.await(Rehearsal.TURN);
		return findings;
	}

	/** No case asks by which mapping it came. */
	private static boolean isBeforeAnyCase(List<ModelFile> changed) {
		return changed.stream().allMatch((file) -> file.kind().filter(Kind.SOURCE::equals).isPresent());
	}

	/** What comes with the program was rehearsed when it was built. */
	private static boolean isShipped(ModelSet together) {
		return Stream.of(Kind.values())
			.flatMap((kind) -> together.all(kind).stream())
			.allMatch((file) -> file.text().equals(shipped(file.name())));
	}

	private static String shipped(String name) {
		try {
			return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (FileNotFoundException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Rehearses what may go live some day.
	 */
	Rehearsed of(List<ModelFile> changed, ModelSet together) {
		return this.rehearsal.of(changed, together);
	}

}
