package feedbackloop.models.replay;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * The files that decide grade, route and limits: the live ones, with edited texts in
 * their places.
 */
@Component
class RuleTexts {

	/** The keys of the tables that can be tried. */
	static final List<String> KEYS = List.of(Decisions.AFFECTED_SCALE, Decisions.PRIORITY_WEIGHTS, Decisions.GRADE,
			Decisions.ROUTING, Decisions.TIME_LIMITS);

	static final String CALENDAR = "processes/calendar.yaml";

	/** The names of the files: the tables, the calendar and the catalogue. */
	static final List<String> NAMES = Stream
		.concat(KEYS.stream().map(DecisionTable::file), Stream.of(CALENDAR, CatalogueFile.NAME))
		.toList();

	private final TableReader reader;

	private final Versions versions;

	RuleTexts(TableReader reader, Versions versions) {
		this.reader = reader;
		this.versions = versions;
	}

	/**
	 * The texts of all of them by their names.
	 * @param edited by the name of the file
	 */
	Map<String, String> all(Map<String, String> edited) {
		return NAMES.stream().collect(Collectors.toMap(Function.identity(), (name) -> text(edited, name)));
	}

	/**
	 * The live tables with these texts in their places.
	 * @param edited by the name of the file
	 * @throws Refusal if a text is no such table
	 */
	TextTables with(Map<String, String> edited) {
		return new TextTables(KEYS.stream().map((key) -> {
			String name = DecisionTable.file(key);
			return this.reader.read(name, key, text(edited, name));
		}).toList());
	}

	/**
	 * Whether one of these files decides grade, route or limits.
	 */
	static boolean anyOf(Collection<String> names) {
		return names.stream().anyMatch(NAMES::contains);
	}

	/**
	 * The live text of any file.
	 */
	String live(String name) {
		return this.versions.live(name).map(ModelVersion::text).orElseThrow();
	}

	/**
	 * The live catalogue, or the edited one in its place; without a file it is empty.
	 */
	CatalogueFile catalogue(Map<String, String> edited) {
		return CatalogueFile.readable(text(edited, CatalogueFile.NAME));
	}

	private String text(Map<String, String> edited, String name) {
		String text = edited.get(name);
		return (text != null) ? text : name.equals(CatalogueFile.NAME)
				? this.versions.live(name).map(ModelVersion::text).orElse("") : live(name);
	}

}
