package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import feedbackloop.notation.DecisionTable;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads each version of a table that the engine has.
 */
@Component
public class TableVersions {

	private final RepositoryService repository;

	private final AsSystem asSystem;

	TableVersions(@Lazy RepositoryService repository, AsSystem asSystem) {
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The table of that definition.
	 * @throws feedbackloop.notation.Unreadable if it is no table
	 */
	public DecisionTable read(String definitionId) {
		try (InputStream file = this.asSystem.call(() -> this.repository.getDecisionModel(definitionId))) {
			return DecisionTable.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
