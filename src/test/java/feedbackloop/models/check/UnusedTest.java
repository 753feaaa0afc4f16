package feedbackloop.models.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Rows, texts, forms and tables that nothing uses may go live and are warned of, each row
 * once.
 */
class UnusedTest {

	private static final ModelSet SHIPPED = Corpus.shipped();

	@Test
	void rowsOfStagesThatNoTaskAndNoClockAsksFor() {
		ModelFile limits = SHIPPED.decision("timeLimits").orElseThrow();
		assertThat(Corpus.checkAll(List.of(limits), SHIPPED.without(List.of("processes/measure.bpmn"))))
			.as("test, check, pilot and release; code asks for the time that fixing takes")
			.allMatch(Finding::warning)
			.extracting(Finding::code, Finding::place)
			.containsExactlyElementsOf(IntStream.rangeClosed(29, 44)
				.mapToObj((rule) -> tuple("tableRowUnasked", "规则 Rule " + rule + " · 环节 Stage"))
				.toList());
	}

	@Test
	void aRowOfAStageThatAnOwnerAddedBeforeItsTask() {
		ModelFile limits = changed("processes/timeLimits.dmn", "\"privacyCheck\"</text>\n        </inputValues>",
				"\"privacyCheck\",\"secondLook\"</text></inputValues>", "</decisionTable>",
				rule("\"secondLook\" ; \"urgent\",\"high\",\"medium\",\"low\"",
						"1 ; \"days\" ; \"work\" ; \"stage\" ; \"none\" ; \"grade\" ; \"none\" ; \"none\" ; \"staff\""));
		assertThat(found(limits)).extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactly(tuple("tableRowUnasked", last(limits) + " · 环节 Stage", List.of("secondLook")));
	}

	@Test
	void aRowOfALevelThatItsStageDoesNotGoBy() {
		ModelFile limits = changed("processes/timeLimits.dmn", "_stage\"><text>not(\"triage\",\"privacyCheck\")",
				"_stage\"><text>not(\"triage\",\"privacyCheck\",\"analysis\")", "</decisionTable>",
				rule("\"analysis\" ; \"general\",\"longTerm\"",
						"5 ; \"days\" ; \"work\" ; \"stage\" ; \"none\" ; \"grade\" ; \"none\" ; \"none\" ; \"staff\""));
		assertThat(found(limits)).extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactly(tuple("tableRowUnasked", last(limits) + " · 等级或初始标记 Grade or first mark",
					List.of("general, longTerm")));
	}

	private static String last(ModelFile table) {
		return "规则 Rule " + table.table().orElseThrow().rules().size();
	}

	@Test
	void aStageAroundOneThatIsAskedForIsUsed() {
		ModelFile limits = changed("processes/timeLimits.dmn", "\"privacyCheck\"</text>\n        </inputValues>",
				"\"privacyCheck\",\"care\"</text></inputValues>", "\"closure\"</text>\n        </outputValues>",
				"\"closure\",\"care\"</text></outputValues>", "<text>\"fix\"</text></outputEntry>",
				"<text>\"care\"</text></outputEntry>", "</decisionTable>",
				rule("\"care\" ; \"urgent\",\"high\",\"medium\",\"low\"",
						"9 ; \"days\" ; \"work\" ; \"stage\" ; \"none\" ; \"grade\" ; \"none\" ; \"none\" ; \"staff\""));
		assertThat(found(limits)).isEmpty();
	}

	@Test
	void rowsOfEventsThatNothingRaises() {
		ModelFile plan = changed("processes/messagePlan.dmn", "\"erased\"</text>\n        </inputValues>",
				"\"erased\",\"birthday\"</text></inputValues>", "</decisionTable>",
				rule("\"birthday\" ; \"direct\",\"page\" ; -", "\"closed\" ; \"page\" ; \"asker\""));
		assertThat(found(plan)).extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactly(tuple("tableRowUnasked", "规则 Rule 50 · 事件 Event", List.of("birthday")));
	}

	@Test
	void rowsOfEscalationForWhatIsNoTask() {
		ModelFile escalation = changed("processes/escalation.dmn", "<inputEntry id=\"half_other_stage\"><text>-</text>",
				"<inputEntry id=\"half_other_stage\"><text>\"resolution\",\"reopen\"</text>");
		assertThat(found(escalation)).extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactly(tuple("tableRowUnasked", "规则 Rule 2 · 环节 Stage", List.of("resolution, reopen")));
	}

	@Test
	void aTextThatNoRowNamesAndNoProgramSends() {
		List<ModelFile> texts = Stream.of("zh-CN", "en")
			.map((language) -> new ModelFile("processes/messages/farewell." + language + ".txt",
					SHIPPED.find("processes/messages/closed." + language + ".txt").orElseThrow().text()))
			.toList();
		assertThat(found(texts.toArray(ModelFile[]::new))).extracting(Finding::file, Finding::code)
			.containsExactly(tuple(texts.get(0).name(), "textUnused"), tuple(texts.get(1).name(), "textUnused"));
	}

	@Test
	void aFormThatNoTaskHas() {
		ModelFile closure = SHIPPED.form("closure").orElseThrow();
		assertThat(Corpus.checkAll(List.of(closure), SHIPPED.without(List.of("processes/improvement.bpmn"))))
			.extracting(Finding::code, Finding::warning)
			.containsExactly(tuple("formUnused", true));
	}

	@Test
	void aTableThatNoProcessAsks() {
		ModelFile own = new ModelFile("processes/surveyBonus.dmn", TableCorpus.text("files/surveyBonus.dmn"));
		assertThat(found(own)).extracting(Finding::code).containsExactly("tableUnused");
	}

	@Test
	void aTableSaysWhichOfItsRowsNothingAsksForYet() {
		assertThat(WaitingRows.of(SHIPPED.find("processes/timeLimits.dmn").orElseThrow(),
				SHIPPED.without(List.of("processes/effectCheck.bpmn"))))
			.containsExactly("effectCheck");
	}

	@Test
	void everythingThatIsShippedIsUsedOrReady() {
		List<ModelFile> all = Arrays.stream(ModelFile.Kind.values())
			.flatMap((kind) -> SHIPPED.all(kind).stream())
			.toList();
		assertThat(Corpus.checkAll(all, SHIPPED)).isEmpty();
	}

	private static List<Finding> found(ModelFile... files) {
		List<Finding> findings = Corpus.checkAll(List.of(files), SHIPPED.with(List.of(files)));
		assertThat(findings).allMatch(Finding::warning);
		return findings;
	}

	private static ModelFile changed(String name, String... partsAndReplacements) {
		String text = SHIPPED.find(name).orElseThrow().text();
		for (int i = 0; i < partsAndReplacements.length; i += 2) {
			assertThat(text).contains(partsAndReplacements[i]);
			text = text.replace(partsAndReplacements[i], partsAndReplacements[i + 1]);
		}
		return new ModelFile(name, text);
	}

	private static String rule(String inputs, String outputs) {
		return "<rule id=\"rule_added\">" + entries("inputEntry", inputs) + entries("outputEntry", outputs)
				+ "</rule></decisionTable>";
	}

	private static String entries(String element, String cells) {
		StringBuilder entries = new StringBuilder();
		for (String cell : cells.split(" ; ")) {
			entries.append("<%s id=\"added_%s%d\"><text>%s</text></%s>".formatted(element, element, entries.length(),
					cell, element));
		}
		return entries.toString();
	}

}
