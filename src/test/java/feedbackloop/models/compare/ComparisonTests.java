package feedbackloop.models.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import feedbackloop.models.compare.FormComparison.Field;
import feedbackloop.models.compare.LineComparison.Line;
import feedbackloop.models.compare.ProcessComparison.PartChange;
import feedbackloop.models.compare.TableComparison.Cell;
import feedbackloop.models.compare.TableComparison.Column;
import feedbackloop.models.compare.TableComparison.ComparedRow;
import feedbackloop.notation.Unreadable;
import feedbackloop.testing.ModelsBefore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Each edit of our own files is found where it was made, and nothing else is.
 */
class ComparisonTests {

	private static final String TABLE = """
			<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
			  <decision id="limits" name="Limits">
			    <decisionTable id="t" hitPolicy="FIRST">
			      <input id="i1" label="Grade"><inputExpression id="e1" typeRef="string"><text>grade</text></inputExpression></input>
			      <output id="o1" label="Days" name="days" typeRef="integer"/>
			      <rule id="r1"><inputEntry id="a"><text>"urgent"</text></inputEntry><outputEntry id="b"><text>1</text></outputEntry></rule>
			      <rule id="r2"><inputEntry id="c"><text>"high"</text></inputEntry><outputEntry id="d1"><text>2</text></outputEntry></rule>
			      <rule id="r3"><inputEntry id="e"><text>"low"</text></inputEntry><outputEntry id="f"><text>9</text></outputEntry></rule>
			    </decisionTable>
			  </decision>
			</definitions>
			""";

	@Test
	void aTableIsComparedCellByCell() {
		TableComparison comparison = TableComparison.of(TABLE,
				TABLE.replace(">2<", ">3<").replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));
		assertThat(comparison.facts()).containsExactly(new PropertyChange("hitPolicy", "", "FIRST", "UNIQUE"));
		assertThat(comparison.rules()).extracting(ComparedRow::mark)
			.containsExactly(Mark.SAME, Mark.CHANGED, Mark.SAME);
		assertThat(comparison.rules().get(1).cells()).containsExactly(new Cell(Mark.SAME, null, "\"high\""),
				new Cell(Mark.CHANGED, "2", "3"), new Cell(Mark.SAME, null, ""));
	}

	@Test
	void rulesAreFoundByIdOrElseByContent() {
		String added = TABLE.replace("<rule id=\"r1\">",
				"""
						<rule id="new"><inputEntry id="x"><text>"vip"</text></inputEntry><outputEntry id="y"><text>0</text></outputEntry></rule>
						<rule id="other">""");
		TableComparison comparison = TableComparison.of(TABLE, added.replaceAll("<rule id=\"r2\">.*?</rule>", ""));
		assertThat(comparison.rules()).extracting(ComparedRow::mark, ComparedRow::was, ComparedRow::is)
			.containsExactly(tuple(Mark.ADDED, null, 1), tuple(Mark.SAME, 1, 2), tuple(Mark.REMOVED, 2, null),
					tuple(Mark.SAME, 3, 3));
	}

	@Test
	void aRuleThatStandsElsewhereHasMoved() {
		String last = TABLE.replaceAll("\\s*<rule id=\"r3\">.*?</rule>", "")
			.replace("<rule id=\"r1\">", rule(TABLE, "r3") + "<rule id=\"r1\">");
		assertThat(TableComparison.of(TABLE, last).rules()).filteredOn((row) -> row.mark() == Mark.MOVED)
			.extracting(ComparedRow::was, ComparedRow::is)
			.containsExactly(tuple(3, 1));
	}

	@Test
	void aColumnMayComeGoAndChangeItsValues() {
		String more = TABLE.replace("<output id=\"o1\"",
				"<input id=\"i2\" label=\"Team\"><inputExpression id=\"e2\" typeRef=\"string\"><text>team</text></inputExpression></input><output id=\"o1\"")
			.replace("label=\"Grade\"><inputExpression", "label=\"Level\"><inputExpression")
			.replaceAll("</inputEntry>", "</inputEntry><inputEntry id=\"z\"><text>-</text></inputEntry>");
		TableComparison comparison = TableComparison.of(TABLE, more);
		assertThat(comparison.columns()).extracting(Column::label, Column::mark)
			.containsExactly(tuple("Level", Mark.CHANGED), tuple("Team", Mark.ADDED), tuple("Days", Mark.SAME));
		assertThat(comparison.columns().get(0).changes())
			.containsExactly(new PropertyChange("label", "", "Grade", "Level"));
		assertThat(TableComparison.of(more, TABLE).columns()).extracting(Column::mark)
			.containsExactly(Mark.CHANGED, Mark.REMOVED, Mark.SAME);
	}

	@ParameterizedTest
	@ValueSource(strings = { "grade", "routing", "escalation", "timeLimits", "messagePlan" })
	void ourTablesAreTheSameAsThemselvesAlsoWithNewIds(String table) {
		String text = read("processes/" + table + ".dmn");
		assertThat(TableComparison.of(text, text).isSame()).isTrue();
		String renamed = text.replaceAll("<rule id=\"", "<rule id=\"new_");
		assertThat(TableComparison.of(text, renamed).isSame()).isTrue();
	}

	@Test
	void aProcessIsComparedElementByElement() {
		String text = read("processes/feedback.bpmn");
		String edited = text.replace("camunda:candidateGroups=\"lead\"", "camunda:candidateGroups=\"manager\"")
			.replace("<camunda:property name=\"mostQuestions\" value=\"2\" />",
					"<camunda:property name=\"mostQuestions\" value=\"3\" />")
			.replace("${verdict == 'spam'}", "${verdict == 'junk'}")
			.replace("name=\"初筛 Triage\"", "name=\"受理\"")
			.replaceAll("<bpmn:sequenceFlow id=\"flow_triage_verdict\"[^>]*/>", "");
		ProcessComparison comparison = ProcessComparison.of(text, edited);
		assertThat(comparison.elements()).extracting(PartChange::id, PartChange::mark)
			.containsExactlyInAnyOrder(tuple("feedback", Mark.CHANGED), tuple("triage", Mark.CHANGED),
					tuple("flow_triage_verdict", Mark.REMOVED), tuple("flow_verdict_spam", Mark.CHANGED),
					tuple("dispute", Mark.CHANGED));
		assertThat(change(comparison, "dispute").changes())
			.containsExactly(new PropertyChange("candidateGroups", "", "lead", "manager"));
		assertThat(change(comparison, "feedback").changes())
			.containsExactly(new PropertyChange("property", "mostQuestions", "2", "3"));
		assertThat(change(comparison, "flow_verdict_spam").changes()).containsExactly(
				new PropertyChange("conditionExpression", "", "${verdict == 'spam'}", "${verdict == 'junk'}"));
		assertThat(change(comparison, "triage").changes()).extracting(PropertyChange::property, PropertyChange::of)
			.containsExactly(tuple("name", ""));
		assertThat(comparison.moved()).isEmpty();
		assertThat(ProcessComparison.of(text, text).isSame()).isTrue();
	}

	@Test
	void aReminderIsComparedByItsId() {
		String text = ModelsBefore.file("processes/feedback.bpmn").text();
		String edited = text.replace("${deadlines.at(execution, 'triage', 80)}",
				"${deadlines.at(execution, 'triage', 90)}");
		assertThat(change(ProcessComparison.of(text, edited), "triage").changes())
			.extracting(PropertyChange::property, PropertyChange::of)
			.containsExactly(tuple("listener", "reminder_triage_80"));
	}

	@Test
	void aShapeThatIsDrawnElsewhereStandsApart() {
		String text = read("processes/measure.bpmn");
		String moved = text.replaceFirst("(bpmnElement=\"fix\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$17777");
		ProcessComparison comparison = ProcessComparison.of(text, moved);
		assertThat(comparison.elements()).isEmpty();
		assertThat(comparison.moved()).extracting(PartChange::id).containsExactly("fix");
	}

	@Test
	void aFormIsComparedFieldByField() {
		String text = read("forms/triage.form");
		String edited = text.replaceFirst("\"required\": true", "\"required\": false")
			.replace("有效 Valid", "受理 Accepted");
		FormComparison comparison = FormComparison.of(text, edited);
		assertThat(comparison.fields()).extracting(Field::name, Field::mark)
			.containsExactly(tuple("verdict", Mark.CHANGED));
		assertThat(comparison.fields().get(0).changes()).containsExactly(
				new PropertyChange("required", "", "true", "false"),
				new PropertyChange("values", "valid", "有效 Valid", "受理 Accepted"));
		String form = "{\"id\": \"f\", \"components\": [%s]}";
		String a = "{\"key\": \"a\", \"type\": \"textfield\", \"label\": \"A\"}";
		String b = "{\"key\": \"b\", \"type\": \"number\", \"label\": \"B\"}";
		String c = "{\"key\": \"c\", \"type\": \"number\", \"label\": \"C\"}";
		assertThat(FormComparison.of(form.formatted(a + "," + b), form.formatted(b + "," + c)).fields())
			.extracting(Field::name, Field::mark)
			.containsExactly(tuple("a", Mark.REMOVED), tuple("c", Mark.ADDED));
		assertThat(FormComparison.of(form.formatted(a + "," + b), form.formatted(b + "," + a)).fields())
			.extracting(Field::mark)
			.containsExactly(Mark.MOVED);
	}

	@Test
	void aTextIsComparedLineByLine() {
		String text = "1\n2\n3\n4\n5\n6\n7\n8\n9";
		assertThat(LineComparison.of(text, text.replace("5", "five")).lines()).extracting(Line::mark, Line::text)
			.startsWith(tuple(Mark.SAME, "2"))
			.contains(tuple(Mark.REMOVED, "5"), tuple(Mark.ADDED, "five"))
			.endsWith(tuple(Mark.SAME, "8"));
		assertThat(LineComparison.of(text, text).isSame()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<a", "<a/>", "{}",
			"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>" })
	void whatIsNoModelIsRefused(String text) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> TableComparison.of(text, TABLE));
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ProcessComparison.of(text, text));
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> FormComparison.of(text, text));
	}

	@Test
	void endlessDepthIsRefused() {
		String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ProcessComparison.of(deep, deep));
		String lists = "{\"components\": " + "[".repeat(100_000);
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> FormComparison.of(lists, lists));
	}

	private static PartChange change(ProcessComparison comparison, String id) {
		return comparison.elements().stream().filter((element) -> element.id().equals(id)).findFirst().orElseThrow();
	}

	private static String rule(String table, String id) {
		int start = table.indexOf("<rule id=\"" + id + "\">");
		return table.substring(start, table.indexOf("</rule>", start) + "</rule>".length());
	}

	private static String read(String name) {
		try {
			return Files.readString(Path.of(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
