package feedbackloop.models.deploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.models.check.Corpus;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The longest texts and the greatest numbers that the check takes are kept by engine and
 * record, and a case runs with them; one more is refused.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class GreatestValuesTest {

	private static final Change OWNER = new Change("owner", Source.PAGE, "边界 limits", null);

	private static final String NAME = "😀".repeat(255);

	private static final String DESCRIPTION = "述".repeat(4000);

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private TaskService tasks;

	@Autowired
	private CaseWork work;

	@Autowired
	private LiveFiles live;

	/** That of today, and that of before with its longest reminder. */
	static Stream<ModelFile> processes() {
		return Stream.of(Corpus.shipped().find("processes/feedback.bpmn").orElseThrow(),
				ModelsBefore.file("processes/feedback.bpmn"));
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("processes")
	void aCaseRunsWithTheLongestAndTheGreatest(ModelFile process) {
		List<ModelFile> files = greatest(process);
		assertThat(Finding.refusing(this.deployments.check(files))).isEmpty();
		this.deployments.deploy(files, OWNER);
		String number = this.work.submit();
		Task triage = this.tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
		assertThat(triage.getName()).isEqualTo(NAME);
		assertThat(triage.getDescription()).isEqualTo(DESCRIPTION);
		assertThat(triage.getPriority()).isEqualTo(Integer.MAX_VALUE);
		assertThat(this.work.fact(number, "markReason").toString()).hasSize(400);
		this.work.completes("support", number, "triage", Answers.valid("service", 1, 1, 1));
		assertThat(this.work.fact(number, "grade")).isEqualTo("low");
		assertThat(this.work.fact(number, "gradeReason").toString()).hasSizeBetween(300, 1000);
		assertThat(this.work.fact(number, "priorityScore").toString()).startsWith("1999.");
		assertThat(this.work.openTasks(number)).contains("firstResponse");
	}

	/** A text in one language stands in both halves of what is said. */
	@Test
	void theLongestWordsOfAScoreStandBeforeTheLongestReason() {
		this.deployments.deploy(List.of(
				edited("priorityWeights", "(_out_scoreWords\"><text>)\"[^\"]*\"",
						"$1\"" + "{score}".repeat(25) + "合计得分是\""),
				edited("grade", "(id=\"low_score_out_gradeReason\"><text>)\"[^\"]*\"",
						"$1\"" + "因".repeat(750) + "\"")),
				OWNER);
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("service", 1, 1, 1));
		assertThat(this.work.fact(number, "gradeReason").toString()).contains("2.0合计得分是；因", " / 2.0", "合计得分是; 因")
			.hasSizeGreaterThan(1600);
		assertThat(this.work.openTasks(number)).contains("firstResponse");
	}

	@Test
	void oneMoreIsRefused() {
		for (Map.Entry<String, ModelFile> more : Map
			.of("tooLong", this.live.with("processes/feedback.bpmn", "name=\"初筛 Triage\"", "name=\"" + NAME + "x\""),
					"tableAmount", edited("timeLimits", "(id=\"triage_\\w+_out_amount\"><text>)\\d+", "$187601"),
					"tableOutputNumber",
					edited("taskPriority", "(id=\"\\w+_out_priority\"><text>)\\d+", "$12147483648"),
					"tableOutputTooLong",
					edited("firstMark", "(_out_markReason\"><text>)\"[^\"]*\"", "$1\"" + "因".repeat(401) + "\""),
					"tableTooLong", edited("affectedScale", "id=\"rule_single\"", "id=\"r" + "x".repeat(64) + "\""))
			.entrySet()) {
			assertThat(this.deployments.check(List.of(more.getValue()))).extracting(Finding::code)
				.contains(more.getKey());
		}
	}

	private List<ModelFile> greatest(ModelFile process) {
		String text = process.text()
			.replaceFirst("name=\"初筛 Triage\"", "name=\"" + NAME + "\"")
			.replaceFirst("(<bpmn:userTask id=\"triage\"[^>]*>\\s*<bpmn:documentation>)[^<]*", "$1" + DESCRIPTION)
			.replaceFirst("camunda:versionTag=\"1\"", "camunda:versionTag=\"" + "版".repeat(64) + "\"")
			.replaceFirst("<bpmn:timeDate [^>]*>\\$\\{deadlines.at\\(execution, 'triage', 50\\)}</bpmn:timeDate>",
					"<bpmn:timeDuration>P10Y</bpmn:timeDuration>");
		ModelFile scale = edited("affectedScale", "id=\"rule_(\\w+)\"", "id=\"rule_$1_" + "x".repeat(50) + "\"");
		return List.of(new ModelFile(process.name(), text), scale,
				edited("timeLimits", "(id=\"triage_\\w+_out_amount\"><text>)\\d+", "$13650"),
				edited("taskPriority", "(id=\"\\w+_out_priority\"><text>)\\d+", "$12147483647"),
				edited("firstMark", "(_out_markReason\"><text>)\"[^\"]*\"", "$1\"" + "因".repeat(400) + "\""),
				edited("priorityWeights", "(_out_severityWeight\"><text>)4", "$19990"), grades());
	}

	/** Bands up to the highest score that the record keeps. */
	private ModelFile grades() {
		ModelFile grades = edited("grade", "\\[2\\.\\.10\\]", "[2..9996]");
		return new ModelFile(grades.name(), grades.text()
			.replaceAll("&lt; 5", "&lt; 5000")
			.replaceAll("\\[5\\.\\.8\\[", "[5000..8000[")
			.replaceAll(">= 8<", ">= 8000<")
			.replaceAll("&lt; 8<", "&lt; 8000<")
			.replaceAll("(id=\"low_score_out_gradeReason\"><text>)\"[^\"]*\"", "$1\"" + "{score}".repeat(107) + "\""));
	}

	private ModelFile edited(String table, String pattern, String replacement) {
		ModelFile file = this.versions.live("processes/" + table + ".dmn").orElseThrow().file();
		String text = file.text().replaceAll(pattern, replacement);
		assertThat(text).as(table).isNotEqualTo(file.text());
		return new ModelFile(file.name(), text);
	}

}
