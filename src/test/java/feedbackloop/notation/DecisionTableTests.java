package feedbackloop.notation;

import java.util.List;

import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What stands in the file of a decision table is found in it, whichever standard and
 * prefix it is written in.
 */
class DecisionTableTests {

	private static final String TEXT = """
			<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20180521/MODEL/"
			    xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:x="urn:x" id="d" name="d" namespace="n">
			  <dmn:decision id="limits" name="时限 Limits" camunda:historyTimeToLive="P90D">
			    <dmn:description> Until when. </dmn:description>
			    <dmn:decisionTable id="t" hitPolicy="RULE ORDER">
			      <dmn:input id="i1" label="等级 Grade"><dmn:inputExpression typeRef="string"><dmn:text> grade </dmn:text></dmn:inputExpression>
			        <dmn:inputValues><dmn:text>"urgent, now","high"</dmn:text></dmn:inputValues></dmn:input>
			      <dmn:output id="o1" name="days" typeRef="date"><dmn:description>Working days</dmn:description></dmn:output>
			      <dmn:rule id="r1"><dmn:description>First</dmn:description>
			        <dmn:inputEntry><dmn:text><![CDATA["high"]]></dmn:text></dmn:inputEntry>
			        <dmn:outputEntry><dmn:text>1 &lt; 2</dmn:text></dmn:outputEntry></dmn:rule>
			      <x:rule id="other"/>
			      <dmn:rule id="r2"><dmn:inputEntry/></dmn:rule>
			    </dmn:decisionTable>
			  </dmn:decision>
			</dmn:definitions>
			""";

	private final DecisionTable table = DecisionTable.read(TEXT);

	@Test
	void theDecisionIsNamedAndDescribed() {
		assertThat(this.table.key()).isEqualTo("limits");
		assertThat(this.table.file()).isEqualTo("processes/limits.dmn");
		assertThat(this.table.name()).isEqualTo("时限 Limits");
		assertThat(this.table.description()).isEqualTo("Until when.");
		assertThat(this.table.hitPolicy()).isEqualTo(HitPolicy.RULE_ORDER);
		assertThat(this.table.facts()).containsEntry("historyTimeToLive", "P90D");
		assertThat(this.table.aggregates()).isFalse();
	}

	@Test
	void columnsHaveWhatTheirFileSays() {
		Column grade = this.table.input("grade").orElseThrow();
		assertThat(grade).isEqualTo(new Column("i1", "grade", "等级 Grade", "string", "\"urgent, now\",\"high\"", ""));
		assertThat(grade.type()).isEqualTo(Type.TEXT);
		Column days = this.table.output("days").orElseThrow();
		assertThat(days).isEqualTo(new Column("o1", "days", "days", "date", "", "Working days"));
		assertThatExceptionOfType(Unreadable.class).isThrownBy(days::type).withMessageContaining("tableType [date]");
		assertThat(this.table.inputWords("grade")).containsExactly("urgent, now", "high");
		assertThat(this.table.outputWords("days")).isEmpty();
		assertThat(this.table.outputWords("hours")).isEmpty();
	}

	@Test
	void rulesAreCountedAndTheirCellsFound() {
		assertThat(this.table.rules()).extracting(Rule::number, Rule::id, Rule::description)
			.containsExactly(tuple(1, "r1", "First"), tuple(2, "r2", ""));
		Column grade = this.table.inputs().get(0);
		Column days = this.table.outputs().get(0);
		assertThat(this.table.rules()).extracting((rule) -> this.table.cell(rule, grade))
			.containsExactly("\"high\"", "");
		assertThat(this.table.rules()).extracting((rule) -> this.table.cell(rule, days)).containsExactly("1 < 2", "");
		assertThat(this.table.words(grade)).isEqualTo(List.of("urgent, now", "high"));
	}

	@Test
	void whatIsNoTableIsRefused() {
		refuses("<a/>", "tableNoTable");
		refuses(TEXT.replace("decisionTable", "literalExpression"), "tableNoTable");
		refuses(TEXT.replace("RULE ORDER", "SOMEHOW"), "tableHitPolicy");
		refuses(TEXT.replace("</dmn:definitions>", ""), "xmlBroken");
	}

	private static void refuses(String text, String code) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> DecisionTable.read(text))
			.satisfies((refused) -> assertThat(refused.in("processes/limits.dmn").code()).isEqualTo(code));
	}

}
