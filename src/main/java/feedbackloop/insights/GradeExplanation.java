package feedbackloop.insights;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a score came about: each score times its weight, the sum over the divisor.
 *
 * @param divisor null where the weights are not known any more
 */
public record GradeExplanation(List<Factor> factors, String sum, String divisor, String score) {

	/**
	 * The explanation of a graded case.
	 * @param weights what the table of weights answered when it was graded; may be empty
	 */
	static GradeExplanation of(CaseFile file, Map<String, Object> weights) {
		return of(file.triaged().affected(), file.triaged().severity(), file.triaged().urgency(),
				new BigDecimal(file.graded().priorityScore()), weights);
	}

	/**
	 * The explanation of a score.
	 * @param weights what the table of weights answered when it was computed; may be
	 * empty
	 */
	public static GradeExplanation of(int affected, int severity, int urgency, BigDecimal priorityScore,
			Map<String, Object> weights) {
		List<Factor> factors = List.of(Factor.of("affected", affected, weights),
				Factor.of("severity", severity, weights), Factor.of("urgency", urgency, weights));
		String score = Scores.decimal(priorityScore);
		if (weights.isEmpty()) {
			return new GradeExplanation(factors, null, null, score);
		}
		BigDecimal sum = factors.stream()
			.map((factor) -> new BigDecimal(factor.weighted()))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		return new GradeExplanation(factors, plain(sum), plain(number(weights, "divisor")), score);
	}

	private static BigDecimal number(Map<String, Object> weights, String name) {
		return new BigDecimal(weights.get(name).toString());
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

	/**
	 * One of the three scores.
	 *
	 * @param weight null where it is not known any more
	 */
	public record Factor(String name, int score, String weight, String weighted) {

		private static Factor of(String name, int score, Map<String, Object> weights) {
			if (weights.isEmpty()) {
				return new Factor(name, score, null, null);
			}
			BigDecimal weight = number(weights, name + "Weight");
			return new Factor(name, score, plain(weight), plain(weight.multiply(BigDecimal.valueOf(score))));
		}

	}

}
