package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableAnalysis.Gap;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The rule as the sources have it: affected × 30 % + severity × 40 % + urgency × 30 % of
 * scores from 1 to 5; 8 and more is high, 5 to 7 medium, below 5 low. The check finds
 * what we found by hand: high is never reached, and between 7 and 8 there is no grade.
 */
class SourcesRuleTest {

	private static final Map<String, String> BANDS = Map.of("high", ">= 8", "low", "< 5", "medium", "[5..7]");

	@Test
	void highIsNeverReachedByScoresOfAtMostFive() {
		TableAnalysis analysis = TableReading.of(bands("[1..5]")).analysis().orElseThrow();
		assertThat(analysis.unreachable()).singleElement().satisfies((unreachable) -> {
			assertThat(unreachable.rule().conditions()).containsExactly(">= 8");
			assertThat(unreachable.never().name()).isEqualTo("priorityScore");
		});
		assertThat(analysis.gaps()).isEmpty();
	}

	@Test
	void betweenSevenAndEightThereIsNoGrade() {
		TableAnalysis analysis = TableReading.of(bands("[2..10]")).analysis().orElseThrow();
		assertThat(analysis.unreachable()).isEmpty();
		assertThat(analysis.gaps()).extracting(Gap::row).containsExactly(List.of("]7..8["));
		assertThat(analysis.gaps().get(0).example().inWords()).isEqualTo("得分 Score = 7.5");
	}

	@Test
	void ofTheScoresInStepsOfAFifthFourHaveNoGrade() {
		String steps = IntStream.rangeClosed(10, 50)
			.mapToObj((fifths) -> String.valueOf(fifths * 2 / 10.0))
			.collect(Collectors.joining(", "));
		TableAnalysis analysis = TableReading.of(bands(steps)).analysis().orElseThrow();
		assertThat(analysis.gaps()).extracting(Gap::row).containsExactly(List.of("7.2, 7.4, 7.6, 7.8"));
	}

	@Test
	void weightsThatMakeAtMostFiveLeaveHighUnreached() {
		ModelSet shipped = ShippedModels.read();
		ModelFile weights = shipped.decision("priorityWeights").orElseThrow();
		ModelFile undoubled = new ModelFile(weights.name(),
				weights.text().replace("divisor\"><text>5<", "divisor\"><text>10<"));
		List<Finding> findings = new TableCheck().check(undoubled, shipped.with(List.of(undoubled)));
		assertThat(findings).extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactlyInAnyOrder(tuple("tableWeightsTop", "规则 Rule 1 · 除数 Divisor", List.of("5", "10")),
					tuple("tableScoreBeyond", "优先级得分 Priority score", List.of("1", "[2..10]")),
					tuple("tableScoreNever", "规则 Rule 4", List.of("1", "5")),
					tuple("tableScoreNever", "规则 Rule 5", List.of("1", "5")));
	}

	private static ModelFile bands(String declared) {
		String rules = BANDS.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((band) -> "<rule id=\"rule_%1$s\"><inputEntry id=\"in_%1$s\"><text><![CDATA[%2$s]]></text></inputEntry><outputEntry id=\"out_%1$s\"><text>\"%1$s\"</text></outputEntry></rule>"
				.formatted(band.getKey(), band.getValue()))
			.collect(Collectors.joining());
		return new ModelFile("processes/bands.dmn", """
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="bands"
				    xmlns:camunda="http://camunda.org/schema/1.0/dmn" namespace="bands">
				  <decision id="bands" name="bands" camunda:historyTimeToLive="P1D">
				    <decisionTable id="table" hitPolicy="UNIQUE">
				      <input id="input" label="得分 Score">
				        <inputExpression id="expression" typeRef="double"><text>priorityScore</text></inputExpression>
				        <inputValues id="values"><text>%s</text></inputValues>
				      </input>
				      <output id="output" name="grade" typeRef="string"/>
				      %s
				    </decisionTable>
				  </decision>
				</definitions>
				""".formatted(declared, rules));
	}

}
