package feedbackloop.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.imports.ImportPlan.Format;
import feedbackloop.intake.ImportIntake;
import feedbackloop.process.Refusal.Problem;

import org.springframework.util.MultiValueMap;

/**
 * How a person says what a file is. What is not known is as if it were not said.
 */
final class PlanForm {

	/** What is often the same for all rows of a file. */
	static final List<String> SAME = List.of("product", "module", "region", "userCategory", "customerGroup");

	static final List<String> DAYS = List.of(Format.YEAR_FIRST, "dayFirst", "monthFirst");

	static final List<String> LANGUAGES = List.of("zh-CN", "en");

	private static final int LONGEST = 100;

	private static final int LAST_HEADING = 100;

	private static final int MOST_SHEETS = 1_000;

	private PlanForm() {
	}

	/**
	 * What was said.
	 * @param guessed what counts where nothing was
	 */
	static ImportPlan read(MultiValueMap<String, String> given, Format guessed) {
		Map<String, String> same = new LinkedHashMap<>();
		SAME.forEach((field) -> text(given, "same." + field).ifPresent((value) -> same.put(field, value)));
		return new ImportPlan(format(given, guessed), text(given, "source").orElse(null),
				choice(given, "channel", ImportIntake.channels(), null),
				choice(given, "language", LANGUAGES, LANGUAGES.get(0)), columns(given), same);
	}

	private static Format format(MultiValueMap<String, String> given, Format guessed) {
		String days = choice(given, "days", DAYS, guessed.days());
		int heading = number(given, "heading", guessed.heading(), 0, LAST_HEADING);
		if (guessed.encoding() == null) {
			return new Format(null, null, number(given, "sheet", guessed.sheet(), 0, MOST_SHEETS), heading, days);
		}
		return new Format(choice(given, "encoding", FormatGuess.ENCODINGS, guessed.encoding()),
				choice(given, "separator", FormatGuess.SEPARATORS, guessed.separator()), 0, heading, days);
	}

	/** Headings and what they are stand side by side in the form. */
	private static Map<String, String> columns(MultiValueMap<String, String> given) {
		List<String> headings = given.getOrDefault("name", List.of());
		List<String> fields = given.getOrDefault("column", List.of());
		Map<String, String> columns = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(headings.size(), fields.size()); i++) {
			if (ColumnGuess.fields().contains(fields.get(i))) {
				columns.put(headings.get(i), fields.get(i));
			}
		}
		return columns;
	}

	/**
	 * What is still to be said.
	 */
	static List<Problem> problems(ImportPlan plan) {
		List<Problem> problems = new ArrayList<>();
		if (plan.source() == null) {
			problems.add(new Problem("importSource", "required", List.of()));
		}
		if (plan.channel() == null) {
			problems.add(new Problem("channel", "required", List.of()));
		}
		if (!plan.columns().containsValue(ImportPlan.JOINED)) {
			problems.add(new Problem(null, "imports.noDescription", List.of()));
		}
		List<String> fields = List.copyOf(plan.columns().values());
		fields.stream()
			.distinct()
			.filter((field) -> !field.equals(ImportPlan.JOINED) && Collections.frequency(fields, field) > 1)
			.map((field) -> new Problem(field, "imports.twice", List.of()))
			.forEach(problems::add);
		return problems;
	}

	private static Optional<String> text(MultiValueMap<String, String> given, String name) {
		return Stream.of(Objects.requireNonNullElse(given.getFirst(name), ""))
			.filter((value) -> !Blank.is(value))
			.map((value) -> value.replaceAll("\\p{Cntrl}+", " ").strip())
			.map((value) -> value.substring(0, Math.min(LONGEST, value.length())))
			.findFirst();
	}

	private static String choice(MultiValueMap<String, String> given, String name, List<String> choices,
			String otherwise) {
		String value = given.getFirst(name);
		return (value != null && choices.contains(value)) ? value : otherwise;
	}

	private static int number(MultiValueMap<String, String> given, String name, int otherwise, int least, int most) {
		String value = Objects.requireNonNullElse(given.getFirst(name), "");
		return value.matches("\\d{1,6}") ? Math.min(Math.max(Integer.parseInt(value), least), most) : otherwise;
	}

}
