package feedbackloop.models.check;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.testing.ModelsBefore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What may go live and still looks like a mistake is said as a warning, and nothing of
 * what is shipped looks so.
 */
class PlausibilityTest {

	private static final ModelSet SHIPPED = Corpus.shipped();

	private final ModelCheck check = new ModelCheck(List.of(new ProcessCheck(), new TableCheck(), new FormCheck()),
			List.of());

	@ParameterizedTest(name = "{0}: {1} = {2}")
	@CsvSource(delimiter = '|', textBlock = """
			timeLimits    | analysis_urgent_out_amount      | 400  | tableUrgentLonger   | 规则 Rule 13 · 数量 Amount
			timeLimits    | analysis_low_out_amount         | 3650 | tableBeyondYear     | 规则 Rule 16 · 数量 Amount
			taskPriority  | urgent_out_priority             | 60   | tablePriorityFalls  | 规则 Rule 1 · 顺序 Priority
			taskPriority  | markedUrgent_out_priority       | 1    | tablePriorityFalls  | 规则 Rule 5 · 顺序 Priority
			taskPriority  | urgent_out_priority             | 101  | tablePriorityUnusual | 规则 Rule 1 · 顺序 Priority
			affectedScale | most_out_affected               | 3    | tableScaleFalls     | 规则 Rule 5 · 影响评分 Score
			""")
	void ofATable(String table, String cell, String value, String code, String place) {
		ModelFile file = SHIPPED.decision(table).orElseThrow();
		String text = file.text().replaceFirst("(id=\"" + cell + "\"><text>)[^<]*", "$1" + value);
		assertThat(text).isNotEqualTo(file.text());
		assertThat(found(new ModelFile(file.name(), text))).allMatch(Finding::warning)
			.extracting(Finding::code, Finding::place)
			.contains(tuple(code, place));
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', quoteCharacter = '§',
			textBlock = """
					camunda:priority="${taskPriority.of(execution)}"   | camunda:priority="500"                                          | priorityUnusual
					<bpmn:incoming>flow_piloted_no</bpmn:incoming>     | <bpmn:extensionElements><camunda:properties><camunda:property name="statuss" value="closed"/></camunda:properties></bpmn:extensionElements><bpmn:incoming>flow_piloted_no</bpmn:incoming> | settingUnread
					""")
	void ofAProcess(String find, String put, String code) {
		assertThat(found(edited(SHIPPED.find("processes/measure.bpmn").orElseThrow(), find, put)))
			.allMatch(Finding::warning)
			.extracting(Finding::code)
			.containsExactly(code);
	}

	@ParameterizedTest
	@CsvSource({ "timeLimits, goesBy partOf leadsTo turn", "messagePlan, who" })
	void aTableFromBeforeIsToldOfTheColumnsThatItLacks(String table, String columns) {
		// With the processes of that time, which ask for no other events.
		ModelFile before = ModelsBefore.file("processes/" + table + ".dmn");
		ModelSet models = SHIPPED.with(List.of(before, ModelsBefore.file("processes/feedback.bpmn"),
				ModelsBefore.file("processes/improvement.bpmn")));
		assertThat(this.check.check(List.of(before), models)).allMatch(Finding::warning)
			.filteredOn((finding) -> finding.code().equals("tableOutputColumnBefore"))
			.extracting(Finding::code, Finding::arguments)
			.containsExactlyElementsOf(Stream.of(columns.split(" "))
				.map((column) -> tuple("tableOutputColumnBefore", List.of(column)))
				.toList());
	}

	@Test
	void ofAReminder() {
		assertThat(found(edited(ModelsBefore.file("processes/measure.bpmn"), "${deadlines.at(execution, 'fix', 50)}",
				"2030-01-01T09:00:00")))
			.allMatch(Finding::warning)
			.extracting(Finding::code)
			.containsExactly("timerFixed");
	}

	private static ModelFile edited(ModelFile file, String find, String put) {
		int at = file.text().indexOf(find);
		return new ModelFile(file.name(),
				file.text().substring(0, at) + put + file.text().substring(at + find.length()));
	}

	@Test
	void nothingThatIsShippedLooksLikeAMistake() {
		List<ModelFile> all = List.of(ModelFile.Kind.PROCESS, ModelFile.Kind.DECISION, ModelFile.Kind.FORM)
			.stream()
			.flatMap((kind) -> SHIPPED.all(kind).stream())
			.toList();
		assertThat(this.check.check(all, SHIPPED)).isEmpty();
	}

	private List<Finding> found(ModelFile file) {
		return this.check.check(List.of(file), SHIPPED.with(List.of(file)));
	}

}
