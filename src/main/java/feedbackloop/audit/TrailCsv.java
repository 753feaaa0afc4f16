package feedbackloop.audit;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import feedbackloop.CsvTable;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes a trail as CSV, one step a row.
 */
@Component
class TrailCsv {

	private static final List<String> COLUMNS = List.of("at", "of", "kind", "actor", "title", "text");

	private final Words words;

	TrailCsv(Words words) {
		this.words = words;
	}

	/**
	 * Writes the trail.
	 * @param out stays open
	 */
	void write(CaseTrail trail, Locale locale, OutputStream out) {
		Words in = this.words.in(locale);
		CsvTable table = new CsvTable(new OutputStreamWriter(out, StandardCharsets.UTF_8),
				COLUMNS.stream().map((column) -> in.say("trail.column." + column)).toList());
		trail.steps()
			.forEach((step) -> table.add(List.of(step.at(), step.of(), in.of("trail.kind", step.kind()),
					in.of("actor", step.actor()), step.title(), step.text())));
		table.end();
	}

}
