package feedbackloop.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.grading.Priority;
import feedbackloop.models.DecisionTable.Outcome;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The ladder urgent, high, medium, low. */
class GradeTableTest extends DecisionTableContract {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

	private final DecisionTable weights = DecisionTable.load("priorityWeights");

	GradeTableTest() {
		super("grade", HitPolicy.FIRST, 6, 2, 8);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                            | majorLossRisk | complianceRisk | feedbackType    | severity | urgency | priorityScore | rule                   | grade
						Major loss is urgent at the lowest score            | true          | false          | praise          | 1        | 1       | 2             | urgent_majorLoss       | urgent
						Major loss comes before every other reason          | true          | true           | paymentSecurity | 5        | 5       | 10            | urgent_majorLoss       | urgent
						Payment partly unusable is urgent                   | false         | false          | paymentSecurity | 3        | 1       | 3.6           | urgent_paymentSecurity | urgent
						Payment hardly impaired goes by its score           | false         | false          | paymentSecurity | 2        | 1       | 2.8           | low_score              | low
						A transaction partly unusable goes by its score     | false         | false          | transaction     | 3        | 1       | 3.6           | low_score              | low
						A compliance risk of weight is urgent               | false         | true           | wording         | 3        | 1       | 3.6           | urgent_compliance      | urgent
						A score of 8 needed within 24 hours is urgent       | false         | false          | defect          | 4        | 5       | 8             | urgent_within24Hours   | urgent
						A score of 8 with less haste is high                | false         | false          | defect          | 5        | 4       | 8             | high_score             | high
						A slight compliance risk with a high score is high  | false         | true           | defect          | 2        | 4       | 8             | high_score             | high
						The highest score without haste is high             | false         | false          | performance     | 5        | 4       | 9.4           | high_score             | high
						A slight compliance risk is high at a medium score  | false         | true           | defect          | 2        | 4       | 7             | high_compliance        | high
						A slight compliance risk is high at a low score     | false         | true           | suggestion      | 1        | 1       | 2             | high_compliance        | high
						Haste without the score stays medium                | false         | false          | defect          | 5        | 5       | 7.6           | medium_score           | medium
						Just below 8 is medium                              | false         | false          | defect          | 5        | 4       | 7.9999        | medium_score           | medium
						A score of 5 is medium                              | false         | false          | experience      | 3        | 2       | 5             | medium_score           | medium
						Just below 5 is low                                 | false         | false          | experience      | 2        | 3       | 4.9999        | low_score              | low
						The lowest score is low                             | false         | false          | suggestion      | 1        | 1       | 2             | low_score              | low
						""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "defect", "experience", "performance", "suggestion", "service", "wording", "transaction",
			"documentation", "praise" })
	void all125ScoreCombinationsWithoutAFlagGetOneGradeEach(String feedbackType) {
		Map<Object, Integer> grades = new HashMap<>();
		scoreCombinations(feedbackType)
			.forEach((facts) -> grades.merge(this.table.evaluate(facts).only("grade"), 1, Integer::sum));
		assertThat(grades).containsOnly(Map.entry("urgent", 8), Map.entry("high", 9), Map.entry("medium", 76),
				Map.entry("low", 32));
	}

	@Test
	void theScoreRunsFromTwoToTenInStepsOfAFifth() {
		Set<BigDecimal> scores = scoreCombinations("defect").stream()
			.map((facts) -> (BigDecimal) facts.get("priorityScore"))
			.collect(Collectors.toSet());
		assertThat(scores).contains(new BigDecimal("2.0000"), new BigDecimal("10.0000"))
			.allSatisfy((score) -> assertThat(score.remainder(new BigDecimal("0.2"))).isEqualByComparingTo("0"))
			.allSatisfy((score) -> assertThat(score).isBetween(BigDecimal.valueOf(2), BigDecimal.TEN));
	}

	@Test
	void aSingleCustomerReachesHighOnlyByAFlag() {
		assertThat(scoreCombinations("defect")).filteredOn("affected", 1)
			.hasSize(25)
			.allSatisfy((facts) -> assertThat(this.table.evaluate(facts).only("grade")).isIn("medium", "low"));
	}

	@Test
	void theWordsOfAScoreNameAllScoresInBothLanguages() {
		assertThat(this.weights.rules()).allSatisfy((rule) -> {
			String[] languages = rule.results().get(4).split(" / ");
			assertThat(languages).hasSize(2)
				.allSatisfy((text) -> assertThat(placeholders(text)).containsExactlyInAnyOrder("{affected}",
						"{severity}", "{urgency}", "{score}"));
		});
	}

	@Test
	void everyReasonIsInBothLanguagesAndLeavesTheScoresToTheWordsBeforeIt() {
		assertThat(this.table.rules()).allSatisfy((rule) -> {
			String reason = rule.results().get(1);
			assertThat(reason.split(" / ")).hasSize(2);
			assertThat(Priority.REASON_NAMES).noneMatch(reason::contains);
		});
	}

	@Test
	void everyRuleHasAReasonOfItsOwn() {
		assertThat(new HashSet<>(this.table.rules().stream().map((rule) -> rule.results().get(1)).toList()))
			.hasSameSizeAs(this.table.rules());
	}

	private List<Map<String, Object>> scoreCombinations(String feedbackType) {
		List<Map<String, Object>> combinations = new ArrayList<>();
		for (int affected = 1; affected <= 5; affected++) {
			for (int severity = 1; severity <= 5; severity++) {
				for (int urgency = 1; urgency <= 5; urgency++) {
					combinations.add(Map.of("majorLossRisk", false, "complianceRisk", false, "feedbackType",
							feedbackType, "affected", affected, "severity", severity, "urgency", urgency,
							"priorityScore", score(feedbackType, affected, severity, urgency)));
				}
			}
		}
		return combinations;
	}

	private BigDecimal score(String feedbackType, int affected, int severity, int urgency) {
		Outcome outcome = this.weights.evaluate(Map.of("feedbackType", feedbackType));
		int sum = affected * number(outcome, "affectedWeight") + severity * number(outcome, "severityWeight")
				+ urgency * number(outcome, "urgencyWeight");
		return BigDecimal.valueOf(sum)
			.divide(BigDecimal.valueOf(number(outcome, "divisor")), 4, RoundingMode.UNNECESSARY);
	}

	private static int number(Outcome outcome, String output) {
		return (Integer) outcome.only(output);
	}

	private static List<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
	}

}
