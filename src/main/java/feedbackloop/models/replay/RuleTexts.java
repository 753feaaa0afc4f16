package feedbackloop.models.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.stereotype.Component;

/**
 * The tables that decide grade, route and limits: the live ones, with edited texts in
 * their places.
 */
@Component
class RuleTexts {

	/** The keys of the tables that can be tried. */
	static final List<String> KEYS = List.of(Decisions.AFFECTED_SCALE, Decisions.PRIORITY_WEIGHTS, Decisions.GRADE,
			Decisions.ROUTING, Decisions.TIME_LIMITS);

	static final String CALENDAR = "processes/calendar.yaml";

	private final TableReader reader;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	RuleTexts(TableReader reader, RepositoryService repository, AsSystem asSystem) {
		this.reader = reader;
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The name of the file of a table.
	 */
	static String name(String key) {
		return "processes/" + key + ".dmn";
	}

	/**
	 * The live tables with these texts in their places.
	 * @param edited by the name of the file
	 * @throws Refusal if a text is no such table
	 */
	TextTables with(Map<String, String> edited) {
		return new TextTables(KEYS.stream()
			.map((key) -> this.reader.read(name(key), key,
					edited.containsKey(name(key)) ? edited.get(name(key)) : live(key)))
			.toList());
	}

	private String live(String key) {
		return this.asSystem.call(() -> {
			String id = this.repository.createDecisionDefinitionQuery()
				.decisionDefinitionKey(key)
				.latestVersion()
				.singleResult()
				.getId();
			try (InputStream text = this.repository.getDecisionModel(id)) {
				return new String(text.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
