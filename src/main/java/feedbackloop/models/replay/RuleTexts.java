package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;

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

	private final Versions versions;

	RuleTexts(TableReader reader, Versions versions) {
		this.reader = reader;
		this.versions = versions;
	}

	/**
	 * The live tables with these texts in their places.
	 * @param edited by the name of the file
	 * @throws Refusal if a text is no such table
	 */
	TextTables with(Map<String, String> edited) {
		return new TextTables(KEYS.stream().map((key) -> {
			String name = DecisionTable.file(key);
			String text = edited.get(name);
			return this.reader.read(name, key,
					(text != null) ? text : this.versions.live(name).map(ModelVersion::text).orElseThrow());
		}).toList());
	}

}
