package feedbackloop.improvement;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Only who must be heard is asked from the start. Whoever analyses or plans asks the
 * others when needed, and sees what they say in the case.
 */
@CaseTest
class TeamsAskedTest {

	private static final List<String> ALWAYS = List.of("engineering");

	@Autowired
	private CaseWork work;

	@Autowired
	private TeamsAsked asked;

	@Autowired
	private HistoryService history;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient database;

	@Test
	void oneDoubleChargeNeedsNineTasksOfPeopleAndAMitigationSinceItIsUrgent() {
		String number = doubleCharge();
		this.work.contributes(number);
		this.work.completes("product", number, "analysis", Answers.with(Answers.analysis(), "measures",
				List.of(Answers.measure("product", "engineering")), "oneKindReason", "只影响这一位客户，已在答复里说明"));
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.confirms(number);
		this.work.completes("support2", number, "closure", Answers.closure());

		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(this.work.hasEnded(this.work.improvementOf(number))).isTrue();
		assertThat(tasksOfPeople(number)).containsExactlyInAnyOrder("triage", "mitigation", "contribute", "analysis",
				"fix", "test", "pilot", "release", "verification", "closure");
	}

	@Test
	void whoeverAnalysesIsOfferedTheOthersWithWhatTheyBringAndUntilWhen() {
		String number = doubleCharge();
		assertThat(offered(number, "product")).as("before the analysis").isEmpty();
		this.work.contributes(number);

		assertThat(offered(number, "product")).containsExactly("support", "quality", "operations", "analytics",
				"legal");
		assertThat(offered(number, "lead")).hasSize(5);
		assertThat(offered(number, "manager")).hasSize(5);
		assertThat(offered(number, "support")).isEmpty();
		assertThat(offered(number, "auditor")).isEmpty();
		assertThat(this.work.page("product", "/cases/" + number)).contains("请教法务", "报告义务、对外措辞的限制", "现在问，最迟");
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("请教法务");
	}

	@Test
	void theTeamThatIsAskedAnswersInTheCaseAndNobodyWaits() {
		String number = atAnalysis();
		String improvement = this.work.improvementOf(number);

		this.work.asksTeam("product", number, "legal", "要报告监管吗？客户电话 13812345678");

		Task task = this.work.task(number, "contribute");
		assertThat(this.work.contributor(task)).isEqualTo("legal");
		assertThat(offered(number, "product")).doesNotContain("legal").contains("operations");
		assertThat(this.work.page("legal", "/cases/" + number)).contains("要报告监管吗？", "产品 (product) 于 ", "正在等答复")
			.doesNotContain("13812345678");
		this.work.completes("product", number, "analysis", Answers.analysis());
		assertThat(this.work.openTasks(number)).contains("plan", "contribute");
		this.work.completes("legal", task, Answers.with(Answers.contribution("legal"), "contribution", "不需要报告。"));
		assertThat(this.work.page("product", "/cases/" + number)).contains("法务 (legal) 于 ", "不需要报告。");
		assertThat(this.work.hasEnded(improvement + "-legal")).isTrue();
		assertThat(offered(number, "product")).as("again, from the plan").contains("legal");
	}

	@Test
	void eachTeamThatIsAskedHasItsOwnClock() {
		String number = atAnalysis();
		String improvement = this.work.improvementOf(number);
		this.work.asksTeam("product", number, "legal", "");
		this.work.asksTeam("lead", number, "operations", "");

		assertThat(this.database
			.sql("select business_key from clock where stage = 'contribute' and state = 'running'"
					+ " and number = :number order by business_key")
			.param("number", improvement)
			.query(String.class)
			.list()).containsExactly(improvement + "-legal", improvement + "-operations");
		assertThat(this.work.tasks(number, "contribute")).hasSize(2)
			.allSatisfy((task) -> assertThat(task.getDueDate()).isNotNull());
	}

	@Test
	void aTeamThatStaysSilentHoldsUpNobodyAndMayBeAskedAgain() {
		String number = atAnalysis();
		String improvement = this.work.improvementOf(number);
		this.work.asksTeam("product", number, "legal", "");

		this.work.fires(improvement + "-legal", "event_contributeOver");

		assertThat(this.work.openTasks(number)).containsExactly("analysis", "mitigation");
		assertThat(this.work.page("product", "/cases/" + number)).contains("到期没有答复", "再次请教法务", "超期：");
		this.work.asksTeam("product", number, "legal", "");
		assertThat(this.work.openTasks(number)).containsExactly("analysis", "contribute", "mitigation");
	}

	@Test
	void aModelFromBeforeWhichCannotAskLaterAsksAllFromTheStart(@Autowired Contributions contributions,
			@Autowired TransactionTemplate transaction) {
		DelegateExecution execution = mock(DelegateExecution.class);
		given(execution.getVariable("improvementNumber")).willReturn(this.work.improvementOf(doubleCharge()));
		given(execution.getBpmnModelInstance())
			.willReturn(Bpmn.readModelFromFile(new File("src/test/resources/before/processes/improvement.bpmn")));

		List<String> teams = transaction.execute((status) -> contributions.teams(execution));

		assertThat(teams).containsExactly("support", "engineering", "quality", "product", "operations", "analytics",
				"legal");
	}

	@Test
	void onlyWhoeverAnalysesOrPlansMayAskAndOnlyWhoIsOffered() {
		String number = atAnalysis();

		assertThat(refused("support", number, "legal")).contains("负责该任务的部门");
		assertThat(refused("product", number, "engineering")).as("always asked").contains("不能请教");
		assertThat(refused("product", number, "product")).as("leads").contains("不能请教");
		assertThat(refused("product", number, "privacy")).as("not in the table").contains("不能请教");
		this.work.asksTeam("product", number, "legal", "");
		assertThat(refused("product", number, "legal")).as("at it already").contains("不能请教");
		this.work.completes("product", number, "analysis", Answers.with(Answers.analysis(), "measures",
				List.of(Answers.measure("product", "engineering")), "oneKindReason", "只影响这一位客户"));
		assertThat(refused("product", number, "operations")).as("planned already").contains("负责该任务的部门");
	}

	@Test
	void aTeamInWhichNobodyMaySeeTheCaseIsNotOffered() {
		String number = doubleCharge(Map.of("aboutUser", "legal"));
		this.work.contributes(number);
		assertThat(offered(number, "product")).contains("legal");
		this.identities.deleteMembership("legal2", "legal");
		try {
			assertThat(offered(number, "product")).doesNotContain("legal").contains("operations");
		}
		finally {
			this.identities.createMembership("legal2", "legal");
		}
	}

	private String atAnalysis() {
		String number = doubleCharge();
		this.work.contributes(number);
		return number;
	}

	private String doubleCharge() {
		return doubleCharge(Map.of());
	}

	/** Support answers it in triage; it waits for those who are always asked. */
	private String doubleCharge(Map<String, Object> besides) {
		String number = this.work.submit(Answers.of("description", "同一笔订单扣了两次款，请退回一次"));
		Map<String, Object> triage = Answers.with(Answers.valid("paymentSecurity", 1, 3, 4), "responseText",
				"非常抱歉，多扣的一笔已提交退款，我们正在查原因。");
		triage.putAll(besides);
		this.work.completes("support", number, "triage", triage);
		assertThat(this.work.fact(number, "grade")).isEqualTo("urgent");
		assertThat(this.work.tasks(number, "contribute")).extracting(this.work::contributor).isEqualTo(ALWAYS);
		return number;
	}

	private List<String> offered(String number, String reader) {
		return this.asked.of(number, reader)
			.stream()
			.filter(TeamContribution::offered)
			.peek((one) -> assertThat(one.dueIfAsked()).isNotNull())
			.map(TeamContribution::team)
			.toList();
	}

	private String refused(String userId, String number, String team) {
		return (String) this.work
			.fillsIn(userId, "/cases/" + number + "/contributions", Map.of("team", team, "note", ""))
			.get("askRefused");
	}

	private List<String> tasksOfPeople(String number) {
		return this.history.createHistoricTaskInstanceQuery()
			.processVariableValueEquals("feedbackNumber", number)
			.list()
			.stream()
			.map((task) -> task.getTaskDefinitionKey())
			.filter(Predicate.not(String::isEmpty))
			.toList();
	}

}
