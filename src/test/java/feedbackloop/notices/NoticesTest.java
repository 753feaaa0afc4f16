package feedbackloop.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static feedbackloop.deadlines.PassingTime.at;
import static feedbackloop.deadlines.PassingTime.time;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who of the staff hears of what: as the table says, each once, less when they want so,
 * later in their quiet hours, never of what they did or of a complaint about themselves.
 * Monday 23 November 2026 is a working day.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class NoticesTest {

	private static final String TABLE = "processes/staffNotices.dmn";

	private static final Map<String, Object> URGENT = Answers.of("mark", "urgent", "coreBlocked", "yes");

	@Autowired
	private CaseWork work;

	@Autowired
	private IdentityService identities;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void asBefore() {
		ClockUtil.reset();
		this.database.sql("delete from notice_choice").update();
		this.database.sql("delete from notice_quiet_hours").update();
	}

	@Test
	void urgentWorkIsToldToTheTeamAtOnceAndOtherWorkWaitsForTheDigest() {
		String urgent = this.work.submit(URGENT);
		assertThat(told(urgent)).containsExactly("offered group:support");
		assertThat(body(urgent, "offered")).contains("初筛", "Triage", "/cases/" + urgent).doesNotContain("打不开");

		String other = this.work.submit();
		assertThat(told(other)).isEmpty();
		assertThat(waiting(other)).containsExactly("offered group:support");
	}

	@Test
	void anotherRowTellsOthersInAnotherWay() {
		change("<outputEntry id=\"offered_other_out_who\"><text>\"team\"</text>",
				"<outputEntry id=\"offered_other_out_who\"><text>\"lead\"</text>");
		change("<outputEntry id=\"offered_other_out_how\"><text>\"digest\"</text>",
				"<outputEntry id=\"offered_other_out_how\"><text>\"now\"</text>");
		String number = this.work.submit();
		assertThat(told(number)).containsExactly("offered group:lead");
		assertThat(waiting(number)).isEmpty();

		change("<outputEntry id=\"offered_other_out_how\"><text>\"now\"</text>",
				"<outputEntry id=\"offered_other_out_how\"><text>\"off\"</text>");
		String silent = this.work.submit();
		assertThat(told(silent)).isEmpty();
		assertThat(waiting(silent)).isEmpty();
	}

	@Test
	void theCustomerWritingIsToldToWhoeverHasTheTaskElseToTheTeamEachTime() {
		String number = this.work.submit();
		this.work.writes(number, "还有，我的电话 13812345678");
		assertThat(told(number)).containsExactly("customerReplied group:support");
		assertThat(body(number, "customerReplied")).doesNotContain("13812345678");

		this.work.claims("support2", number, "triage");
		this.work.writes(number, "快一点");
		assertThat(told(number)).containsExactly("customerReplied group:support", "customerReplied user:support2");
	}

	@Test
	void aDisputeIsToldToTheLeadOnce() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "可以的", "resolvedAtFirstContact", true));
		this.work.disputes(number, "并没有");
		assertThat(this.work.openTasks(number)).contains("dispute");
		assertThat(told(number)).containsExactly("disputed group:lead");
	}

	@Test
	void theOwnerOfAMeasureAndWhoWaitsForADecisionAreTold() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		this.work.contributesAndAnalyses(number);
		String improvement = this.work.improvementOf(number);
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "owner", "engineering2"),
						Answers.measure("communication", "support")));
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		assertThat(told(improvement)).contains("decided user:product", "measureOwner user:engineering2");
		assertThat(told(improvement)).filteredOn((line) -> line.startsWith("measureOwner"))
			.containsExactlyInAnyOrder("measureOwner user:engineering2", "measureOwner user:support2");
	}

	@Test
	void aTeamThatWasAskedTellsWhoAskedIt() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("paymentSecurity", 1, 3, 4), "responseText", "已提交退款，我们正在查原因。"));
		String improvement = this.work.improvementOf(number);
		this.work.contributes(number);
		this.work.asksTeam("product", number, "legal", "合同怎么说？");
		this.work.completes("legal", this.work.contribution(number, "legal"), Answers.contribution("legal"));
		assertThat(told(improvement)).contains("decided user:product");
	}

	@Test
	void managersHearOfUrgentWorkThatStartsWithoutApproval() {
		String number = this.work.submit(URGENT);
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 5, 5));
		assertThat(this.work.fact(number, "grade")).isEqualTo("urgent");
		this.work.contributesAndAnalyses(number);
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(told(this.work.improvementOf(number))).contains("startedWithoutApproval group:manager");

		String medium = this.work.atPlan();
		this.work.completes("product", medium, "plan", Answers.planOfBothKinds());
		assertThat(this.work.openTasks(medium)).contains("fix");
		assertThat(told(this.work.improvementOf(medium)))
			.noneMatch((line) -> line.startsWith("startedWithoutApproval"));
	}

	@Test
	void managersHearOfEachPlanThatStartsWithoutApproval() {
		String number = this.work.submit(URGENT);
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 5, 5));
		this.work.contributesAndAnalyses(number);
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.failedVerification("plan"));
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());

		assertThat(
				told(this.work.improvementOf(number)).stream().filter("startedWithoutApproval group:manager"::equals))
			.hasSize(2);
	}

	@Test
	void managersHearOfItAlsoByATableThatDoesNotKnowTheEventYet() {
		String known = this.live.with(TABLE, "\"handledImmediately\",", "").text();
		ModelFile before = new ModelFile(TABLE, known.replaceAll("(?s)<rule id=\"rule_immediately\">.*?</rule>", ""));
		this.deployments.deploy(List.of(before), new Change("owner", Source.PAGE, "test", null));
		managersHearOfWhatAnAnalysisStartsAtOnce();
	}

	@Test
	void managersHearOfWhatAnAnalysisStartsAtOnce() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		this.work.contributes(number);
		this.work.completes("product", number, "analysis", Answers.with(Answers.analysis(), "handleImmediately", true));
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());

		assertThat(this.work.openTasks(number)).contains("fix").doesNotContain("approval");
		assertThat(told(this.work.improvementOf(number))).contains("handledImmediately group:manager")
			.noneMatch((line) -> line.startsWith("startedWithoutApproval"));
	}

	@Test
	void nobodyIsToldOfWhatTheyDidThemselves() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		this.work.fillsIn("support", "/cases/" + number + "/tasks/" + triage.getId() + "/pass",
				Map.of("colleague", "support", "confirmed", "true"));
		this.work.fillsIn("support2", "/cases/" + number + "/comments", Map.of("text", "@support2 记一下 @legal2"));
		this.work.fillsIn("lead", "/cases/" + number + "/tasks/" + triage.getId() + "/handOver",
				Map.of("team", "lead", "reason", "由主管处理", "confirmed", "true"));
		assertThat(told(number)).containsExactly("mention user:legal2", "handedOver group:lead");
		assertThat(notTold(number)).contains("lead").doesNotContain("lead2");

		String high = this.work.submit();
		this.work.completes("support", high, "triage", Answers.valid("defect", 4, 4, 4));
		assertThat(notTold(high)).contains("support").doesNotContain("support2");
	}

	@Test
	void aPersonMayWantLessButNotOfWhatIsUrgent() {
		wants("support2", Map.of("mention", "digest"));
		String number = this.work.submit();
		mentions(number, "support2");
		assertThat(told(number)).isEmpty();
		assertThat(waiting(number)).contains("mention user:support2");

		wants("support2", Map.of("mention", "off"));
		String other = this.work.submit();
		mentions(other, "support2");
		assertThat(told(other)).isEmpty();
		assertThat(waiting(other)).containsExactly("offered group:support");

		String urgent = this.work.submit(URGENT);
		mentions(urgent, "support2");
		assertThat(told(urgent)).contains("mention user:support2");
	}

	@Test
	void aMemberWhoWantsLessIsLeftOutOfWhatTheTeamIsTold() {
		wants("support2", Map.of("customerReplied", "digest"));
		String number = this.work.submit();
		this.work.writes(number, "还有");
		assertThat(told(number)).containsExactly("customerReplied group:support");
		assertThat(notTold(number)).containsExactly("support2");
		assertThat(waiting(number)).contains("customerReplied user:support2");
	}

	@Test
	void inQuietHoursItWaitsUntilTheyAreOverUnlessItIsUrgent() {
		this.work.fillsIn("support2", "/notices", Map.of("quietFrom", "20:00", "quietUntil", "08:00"));
		at("2026-11-23T21:30");
		String number = this.work.submit();
		mentions(number, "support2");
		assertThat(notBefore(number)).isEqualTo(time("2026-11-24T08:00").toInstant());
		this.work.writes(number, "还有");
		assertThat(told(number)).contains("customerReplied user:support2", "customerReplied group:support");

		String urgent = this.work.submit(URGENT);
		mentions(urgent, "support2");
		assertThat(notBefore(urgent)).isEqualTo(time("2026-11-23T21:30").toInstant());

		at("2026-11-24T08:00");
		String morning = this.work.submit();
		mentions(morning, "support2");
		assertThat(notBefore(morning)).isEqualTo(time("2026-11-24T08:00").toInstant());
	}

	@Test
	void whileSomebodyIsAwayTheSubstituteIsToldToo() {
		this.database.sql("""
				insert into absence (user_id, first_day, last_day, substitute, stated_by, stated_at)
				values ('analytics2', :today, :today, 'analytics', 'manager', now())""")
			.param("today", LocalDate.now())
			.update();
		try {
			String number = this.work.submit();
			mentions(number, "analytics2");
			assertThat(told(number)).containsExactlyInAnyOrder("mention user:analytics2", "mention user:analytics");
		}
		finally {
			this.database.sql("delete from absence where user_id = 'analytics2'").update();
		}
	}

	@Test
	void aComplaintAboutSomebodyIsNeverToldToThatPerson() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "legal2"));
		String improvement = this.work.improvementOf(number);
		wants("legal2", Map.of("handedOver", "digest"));
		Task task = this.work.task(number, "firstResponse");
		assertThat(this.work.fillsIn("manager", "/cases/" + number + "/tasks/" + task.getId() + "/handOver",
				Map.of("team", "legal", "reason", "看看", "confirmed", "true")))
			.containsEntry("teamworkDone", "handedOver");
		assertThat(told(number)).containsExactly("handedOver group:legal");
		assertThat(waiting(number)).doesNotContain("handedOver user:legal2");
		assertThat(this.database.sql("select who_may_not_see(:number)")
			.param("number", improvement)
			.query(String.class)
			.single()).isEqualTo("legal2");
	}

	@Test
	void whoIsGoneOrMeantByTheComplaintLeavesItToTheTeam() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		for (String owner : List.of("support2", "gone")) {
			this.database.sql("update feedback set case_owner = ? where number = ?").params(owner, number).update();
			this.work.writes(number, "还有");
		}
		assertThat(told(number)).filteredOn((line) -> line.startsWith("customerReplied"))
			.containsExactly("customerReplied group:support", "customerReplied group:support");
	}

	@Test
	void whoIsInTwoTeamsThatAreToldIsToldOnce() {
		change("<outputEntry id=\"offered_other_out_who\"><text>\"team\"</text>",
				"<outputEntry id=\"offered_other_out_who\"><text>\"operations, admin\"</text>");
		change("<outputEntry id=\"offered_other_out_how\"><text>\"digest\"</text>",
				"<outputEntry id=\"offered_other_out_how\"><text>\"now\"</text>");
		this.identities.createMembership("operations2", "admin");
		try {
			String number = this.work.submit();
			assertThat(told(number)).containsExactly("offered group:operations", "offered group:admin");
			assertThat(notTold(number)).contains("operations2").doesNotContain("admin");
		}
		finally {
			this.identities.deleteMembership("operations2", "admin");
		}
	}

	@Test
	void thePageShowsTheRulesAndWhatWasChosenAndRefusesWhatItCannotKeep() {
		assertThat(this.work.page("support2", "/notices")).contains("部门有新任务", "紧急、高：立即", "中、低、尚未定级：每日汇总", "评论提到我")
			.doesNotContain("系统出错，案件停住", "有人查看客户信息过多");
		assertThat(this.work.page("operations", "/notices")).contains("系统出错，案件停住", "不能调低");

		this.work.fillsIn("support2", "/notices",
				Map.of("mention", "off", "incident", "off", "quietFrom", "22:00", "quietUntil", "07:30"));
		String page = this.work.page("support2", "/notices").replaceAll("\\s+", " ");
		assertThat(page).contains("value=\"22:00\"", "value=\"07:30\"",
				"<option value=\"off\" selected=\"selected\">不要");
		assertThat(choices("support2")).containsExactly("mention off");

		assertThat(this.work.fillsIn("support2", "/notices", Map.of("quietFrom", "22:00")).get("refused")).asString()
			.startsWith("免打扰时段请填两个不同的时间");
		assertThat(this.work.fillsIn("support2", "/notices", Map.of("mention", "never")).get("refused")).asString()
			.contains("评论提到我", "请从列表中选择");
		assertThat(choices("support2")).as("as before").containsExactly("mention off");
	}

	@Test
	void whatSomebodyChoseGoesWithTheAccount() {
		this.database.sql("insert into act_id_user (id_, rev_) values ('leaving', 1)").update();
		this.database.sql("insert into notice_choice values ('leaving', 'mention', 'off')").update();
		this.database.sql("insert into notice_quiet_hours values ('leaving', '20:00', '08:00')").update();
		this.identities.deleteUser("leaving");
		assertThat(choices("leaving")).isEmpty();
	}

	private List<String> choices(String userId) {
		return this.database.sql("""
				select event || ' ' || how from notice_choice where user_id = :user
				union all select 'quiet' from notice_quiet_hours where user_id = :user and user_id = 'leaving'""")
			.param("user", userId)
			.query(String.class)
			.list();
	}

	private void mentions(String number, String userId) {
		this.work.fillsIn("lead", "/cases/" + number + "/comments", Map.of("text", "@" + userId + " 请看"));
	}

	private void wants(String userId, Map<String, String> choices) {
		assertThat(this.work.fillsIn(userId, "/notices", choices)).containsEntry("done", true);
	}

	private void change(String part, String replacement) {
		ModelFile changed = this.live.with(TABLE, part, replacement);
		this.deployments.deploy(List.of(changed), new Change("owner", Source.PAGE, "test", null));
	}

	private List<String> told(String number) {
		return this.work.told(number);
	}

	private List<String> waiting(String number) {
		return this.database.sql("select event || ' ' || recipient from digest_line where number = ? order by id")
			.param(number)
			.query(String.class)
			.list();
	}

	private List<String> notTold(String number) {
		return this.database.sql("select unnest(not_to) from outbox where number = ? order by 1")
			.param(number)
			.query(String.class)
			.list();
	}

	private String body(String number, String event) {
		return this.database.sql("select subject || body_masked from outbox where number = ? and event = ?")
			.param(number)
			.param(event)
			.query(String.class)
			.single();
	}

	private Instant notBefore(String number) {
		return this.database.sql("select next_attempt_at from outbox where number = ? and event = 'mention'")
			.param(number)
			.query((row, index) -> row.getTimestamp(1).toInstant())
			.single();
	}

}
