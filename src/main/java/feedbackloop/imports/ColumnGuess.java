package feedbackloop.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.intake.ImportIntake;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Guesses from its headings what the columns of a file are: as those of a source that was
 * brought in before, else by the words that such files use.
 */
@Component
class ColumnGuess {

	private final ImportSources sources;

	private final Words words;

	ColumnGuess(ImportSources sources, Words words) {
		this.sources = sources;
		this.words = words;
	}

	/**
	 * What a file of these headings likely is. Without headings it may be anything.
	 */
	ImportPlan plan(List<String> headings, ImportPlan.Format format, String language) {
		if (format.heading() == 0) {
			return new ImportPlan(format, null, null, language, Map.of(), Map.of());
		}
		return this.sources.thatFits(Set.copyOf(headings))
			.map((plan) -> plan.withFormat(format))
			.orElseGet(() -> new ImportPlan(format, null, null, language, columns(headings), Map.of()));
	}

	private Map<String, String> columns(List<String> headings) {
		Map<String, String> columns = new LinkedHashMap<>();
		fields().forEach((field) -> headings.stream()
			.filter((heading) -> !columns.containsKey(heading) && isCalled(field, heading))
			.findFirst()
			.ifPresent((heading) -> columns.put(heading, field)));
		return columns;
	}

	static List<String> fields() {
		return Stream.concat(ImportIntake.FIELDS.stream(), Stream.of(ImportPlan.KEY)).toList();
	}

	/**
	 * Whether such files call any field so.
	 */
	boolean isHeading(String cell) {
		return fields().stream().anyMatch((field) -> isCalled(field, cell));
	}

	/**
	 * Whether such files call that field so.
	 */
	boolean isCalled(String field, String heading) {
		String said = plain(heading);
		return Stream
			.concat(Stream.of(field, this.words.of("field", field)),
					Stream.of(this.words.first("", "imports.columns." + field).split(",")))
			.anyMatch((name) -> !name.isBlank() && plain(name).equals(said));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_*:：（）()-]", "");
	}

}
