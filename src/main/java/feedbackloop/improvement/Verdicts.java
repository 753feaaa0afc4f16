package feedbackloop.improvement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.Values;

/**
 * Keeps what verification says of each measure of this round. A form from before has one
 * verdict, which all of them share, and may name those that failed.
 */
class Verdicts {

	private static final String PASSED = "verificationPassed";

	private static final String METHOD = "verificationMethod";

	private static final String EVIDENCE = "verificationEvidence";

	private static final String FAILED = "failedMeasures";

	private static final String VERDICTS = "verdicts";

	/**
	 * Keeps them with the measures.
	 * @throws Refusal if one is missing, is of no measure, or contradicts the whole
	 */
	void keep(Improvement improvement, Values values) {
		List<Measure> judged = improvement.measures().stream().filter(improvement::isOfThisRound).toList();
		if (values.has(VERDICTS)) {
			each(judged, values);
		}
		else {
			together(improvement, judged, values);
		}
	}

	private static void each(List<Measure> judged, Values values) {
		List<Values> rows = values.rows(VERDICTS);
		List<Problem> problems = new ArrayList<>();
		boolean passed = rows.stream().allMatch((row) -> row.flag("passed"));
		if (values.has(PASSED) && !values.is(PASSED, passed)) {
			problems.add(new Problem(PASSED, "verdictsDecide", List.of()));
		}
		if (values.has(FAILED)) {
			problems.add(new Problem(FAILED, "verdictsDecide", List.of()));
		}
		Set<Integer> seen = new HashSet<>();
		for (int i = 0; i < rows.size(); i++) {
			Integer number = number(rows.get(i), i, judged);
			if (number == null || judged.stream().noneMatch((measure) -> measure.number() == number)
					|| !seen.add(number)) {
				problems.add(new Problem(VERDICTS + "[" + (i + 1) + "].number", "verdictOfMeasure",
						List.of(numbers(judged))));
			}
		}
		if (seen.size() < judged.size()) {
			problems.add(new Problem(VERDICTS, "verdictEach", List.of(numbers(judged))));
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		for (int i = 0; i < rows.size(); i++) {
			Values row = rows.get(i);
			int number = number(row, i, judged);
			judged.stream()
				.filter((measure) -> measure.number() == number)
				.forEach((measure) -> measure.judged(row.flag("passed"), row.text(METHOD), row.text("measured"),
						row.text(EVIDENCE)));
		}
	}

	/** As it says, else by its place. */
	private static Integer number(Values row, int place, List<Measure> judged) {
		if (row.has("number")) {
			return row.number("number").intValue();
		}
		return (place < judged.size()) ? (Integer) judged.get(place).number() : null;
	}

	private static String numbers(List<Measure> measures) {
		return String.join(", ", measures.stream().map((measure) -> String.valueOf(measure.number())).toList());
	}

	private static void together(Improvement improvement, List<Measure> judged, Values values) {
		List<Integer> failed = values.numbers(FAILED);
		failed.stream()
			.filter((number) -> improvement.measures()
				.stream()
				.noneMatch((measure) -> measure.number() == number && !measure.isSuperseded()))
			.findFirst()
			.ifPresent((number) -> {
				throw Refusal.invalid(FAILED, "noSuchMeasure", number);
			});
		improvement.measures()
			.stream()
			.filter((measure) -> judged.contains(measure) || failed.contains(measure.number()))
			.forEach((measure) -> measure.judged(
					values.flag(PASSED) || !failed.isEmpty() && !failed.contains(measure.number()), values.text(METHOD),
					null, values.text(EVIDENCE)));
	}

}
