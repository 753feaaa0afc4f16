package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files go live together or not at all, one deployment at a time, and an old version
 * comes back in one step.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class DeploymentsTest {

	private static final String FEEDBACK = "processes/feedback.bpmn";

	private static final Change OWNER = new Change("owner", Source.PAGE, "阈值试行", null);

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private CaseWork work;

	@Autowired
	private LiveFiles live;

	@Test
	void whatDiffersGoesLiveAsOneDeployment() {
		ModelFile table = higherThreshold();
		ModelFile same = this.versions.live("forms/triage.form").orElseThrow().file();
		ModelFile text = this.live.with("processes/messages/closed.en.txt", "Thank you", "Many thanks");
		List<ModelVersion> live = this.deployments.deploy(List.of(table, same, text), OWNER).versions();
		assertThat(live).extracting(ModelVersion::name).containsExactly(table.name(), text.name());
		ModelVersion grade = live.get(0);
		assertThat(grade.text()).isEqualTo(table.text());
		assertThat(grade.version()).isEqualTo(2);
		assertThat(grade.deployedBy()).isEqualTo("owner");
		assertThat(grade.source()).isEqualTo("page");
		assertThat(grade.reason()).isEqualTo("阈值试行");
		assertThat(grade.definitionId()).isEqualTo(this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionKey("grade")
			.latestVersion()
			.singleResult()
			.getId());
		assertThat(live.get(1).definitionId()).isNull();
		assertThat(this.repository.getDeploymentResourceNames(grade.deploymentId()))
			.containsExactlyInAnyOrder(table.name(), text.name());
		assertThat(gradeOfTheNextCase()).isEqualTo("low");
		assertThat(this.deployments.deploy(List.of(table, same, text), OWNER).versions()).as("nothing differs")
			.isEmpty();
	}

	@Test
	void anOldVersionComesBackAsANewOne() {
		this.deployments.deploy(List.of(higherThreshold()), OWNER);
		ModelFile old = this.live.earlier("processes/grade.dmn", 1);
		List<ModelVersion> back = this.deployments.deploy(List.of(old), OWNER).versions();
		assertThat(back).hasSize(1);
		assertThat(back.get(0).version()).isEqualTo(3);
		assertThat(back.get(0).text()).isEqualTo(old.text());
		assertThat(gradeOfTheNextCase()).isEqualTo("medium");
		assertThat(this.deployments.deploy(List.of(old), OWNER).versions()).as("is live").isEmpty();
	}

	@Test
	void oneBrokenFileKeepsAllBack() {
		ModelFile broken = this.live.with("processes/measure.bpmn", "sourceRef=\"start_measure\"",
				"sourceRef=\"nowhere\"");
		List<ModelFile> together = List.of(higherThreshold(), broken);
		State untouched = this.live.state();
		assertThatExceptionOfType(CheckRefused.class).isThrownBy(() -> this.deployments.deploy(together, OWNER))
			.satisfies((refused) -> assertThat(refused.findings()).extracting(Finding::file)
				.contains("processes/measure.bpmn"));
		assertThat(this.live.state()).isEqualTo(untouched);
		assertThat(this.deployments.check(together)).extracting(Finding::file).contains("processes/measure.bpmn");
		assertThat(Finding.refusing(this.deployments.check(List.of(higherThreshold())))).isEmpty();
		assertThat(this.live.state()).as("checked only").isEqualTo(untouched);
		assertThat(gradeOfTheNextCase()).isEqualTo("medium");
	}

	@Test
	void whatATextBreaksIsFoundInIt() {
		assertThat(this.deployments
			.check(List.of(this.live.with("processes/messages/closed.en.txt", "{{number}}", "{{nummer}}"))))
			.extracting(Finding::code)
			.containsExactly("textNames");
		assertThat(this.deployments
			.check(List.of(this.live.with("processes/calendar.yaml", "zone: Asia/Shanghai", "zone: Asia/Shanghei"))))
			.extracting(Finding::code)
			.containsExactly("calendarZone");
		assertThat(this.deployments.check(List.of(new ModelFile("processes/evil.cmmn", "<a/>"))))
			.extracting(Finding::code)
			.containsExactly("unknownFile");
	}

	/** Their grade says the scores itself; the weights had no words for them. */
	@Test
	void tablesOfTheVersionBeforeGoLiveAgain() {
		this.deployments.deploy(
				List.of(ModelsBefore.file("processes/priorityWeights.dmn"), ModelsBefore.file("processes/grade.dmn")),
				OWNER);
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.fact(number, "grade")).isEqualTo("medium");
		assertThat(this.work.fact(number, "gradeReason").toString()).containsOnlyOnce("影响 3").doesNotContain("{");
	}

	@Test
	void whatCasesNeedThatRunByAnEarlierVersionStays() {
		ModelFile without = this.versions.live("processes/timeLimits.dmn").orElseThrow().file();
		String limits = without.text();
		String hearing = limits
			.substring(limits.indexOf("<rule id=\"rule_effectCheck_urgent\">"),
					limits.indexOf("</rule>", limits.indexOf("<rule id=\"rule_effectCheck_low\">")) + 7)
			.replace("effectCheck", "hearing");
		ModelFile before = ModelsBefore.file(FEEDBACK);
		ModelFile edited = new ModelFile(FEEDBACK, before.text()
			.replace("deadlines.at(execution, 'dispute', 50)", "deadlines.at(execution, 'hearing', 50)"));
		this.deployments.deploy(List.of(edited,
				new ModelFile(without.name(), limits.replace("\"effectCheck\",", "\"effectCheck\",\"hearing\",")
					.replace("</decisionTable>", hearing + "</decisionTable>"))),
				OWNER);
		String number = this.work.submit();
		this.deployments.deploy(List.of(this.live.earlier(FEEDBACK, 1)), OWNER);
		assertThat(this.deployments.check(List.of(without))).extracting(Finding::code)
			.containsExactly("neededByCases", "stageUnknown");
		this.runtime.deleteProcessInstance(this.work.instance(number).getId(), "withdrawn");
		assertThat(this.deployments.check(List.of(without))).isEmpty();
	}

	@Test
	void twoDeploymentsAtOnceGoLiveOneAfterTheOther() throws Exception {
		int deployments = 6;
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			List<Callable<List<ModelVersion>>> work = new ArrayList<>();
			for (int i = 0; i < deployments; i++) {
				ModelFile text = this.live.with("processes/messages/closed.en.txt", "Thank you", "Thank you " + i);
				work.add(() -> this.deployments.deploy(List.of(text), OWNER).versions());
			}
			List<Integer> numbers = new ArrayList<>();
			for (Future<List<ModelVersion>> done : threads.invokeAll(work)) {
				numbers.add(done.get().get(0).version());
			}
			assertThat(numbers).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
			assertThat(this.live.state().deployments()).hasSize(this.live.before().deployments().size() + deployments);
		}
		finally {
			threads.shutdown();
		}
	}

	private ModelFile higherThreshold() {
		ModelFile table = this.live.with("processes/grade.dmn", "[5..8[", "[7..8[");
		return new ModelFile(table.name(), table.text().replace("&lt; 5", "&lt; 7"));
	}

	private String gradeOfTheNextCase() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("transaction", 3, 3, 3));
		return (String) this.work.fact(number, "grade");
	}

}
