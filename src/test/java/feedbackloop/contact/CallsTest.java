package feedbackloop.contact;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.intake.MailIntake;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls to a customer, and what becomes of a case whose customer cannot be reached.
 */
@CaseTest
@Import(StaffCalls.class)
class CallsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private StaffCalls staff;

	@Autowired
	private MailIntake mails;

	@Autowired
	private JdbcClient database;

	private String number;

	@BeforeEach
	void aCustomerLeavesANumberOnly() {
		this.number = this.work
			.submit(Answers.of("customer", Answers.of("name", "诸葛明月", "phone", "13912340987", "email", "")));
		this.work.claims("support", this.number, "triage");
	}

	@Test
	void aCallStandsInTheConversationWithWhoWhenAndOutcomeAndNotOnTheCustomersPage() {
		this.work.fillsIn("support", "/cases/" + this.number + "/calls", Map.of("outcome", "notReached", "note", ""));
		this.work.fillsIn("support", "/cases/" + this.number + "/calls",
				Map.of("outcome", "reached", "note", "客户说换了 13912340987 登录也不行"));

		String page = this.work.page("quality", "/cases/" + this.number);
		assertThat(page).containsSubsequence("没有接通", "已通话", "客户说换了 139****0987 登录也不行").doesNotContain("13912340987");
		assertThat(timeline()).containsSubsequence("call.notReached", "call.reached");
		assertThat(this.work.asCustomer(this.number).get("messages").toString()).doesNotContain("登录也不行");
	}

	@Test
	void aTalkIsTheFirstResponse() {
		assertThat(firstResponse()).isZero();
		calls("support", "notReached", "");
		assertThat(firstResponse()).isZero();
		calls("support", "reached", "已说明进展");
		assertThat(firstResponse()).isOne();
	}

	@Test
	void whatTheCustomerAnswersOnThePhoneAnswersOurQuestion() {
		this.work.asks("support", this.number, "请问是哪个版本？");
		assertThat(this.work.status(this.number)).isEqualTo("waitingForYou");
		calls("support", "notReached", "");
		assertThat(this.work.status(this.number)).isEqualTo("waitingForYou");

		calls("support", "reached", "客户说是 120 版");

		assertThat(this.work.status(this.number)).isEqualTo("received");
		assertThat(this.work.page("support", "/cases/" + this.number)).contains("id=\"new-answer\"", "客户说是 120 版");
		assertThat(toldOfTheAnswer()).as("who asked has heard it").isEmpty();

		this.work.asks("support", this.number, "请问是哪个系统？");
		calls("lead", "reached", "客户说是 macOS");
		assertThat(toldOfTheAnswer()).containsExactly("user:support");
	}

	@Test
	void afterThreeCallsInARowTheCaseGoesOnAsOneWhoseCustomerCouldNotBeReached() {
		assertThat(calls("support", "notReached", "").toString())
			.isEqualTo("{\"outcome\":\"notReached\",\"failed\":1,\"unreachable\":false}");
		calls("support", "reached", "晚点再打");
		calls("support", "notReached", "");
		calls("support", "declined", "在开会");
		assertThat(timeline()).doesNotContain("unreachable");
		assertThat(calls("support", "notReached", "").toString())
			.isEqualTo("{\"outcome\":\"notReached\",\"failed\":3,\"unreachable\":true}");

		assertThat(timeline()).containsOnlyOnce("unreachable");
		assertThat(this.work.page("support", "/cases/" + this.number)).contains("按“联系不上”继续");
		assertThat(this.work.asCustomer(this.number).get("timeline").toString()).contains("没有联系上您");
		this.work.completes("support", this.number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(this.number)).as("nobody waits for a confirmation").isEqualTo("closed");
	}

	@Test
	void anOpenQuestionWaitsNoLongerThen() {
		this.work.asks("support", this.number, "请问是哪个版本？");
		calls("support", "notReached", "");
		calls("support", "notReached", "");
		assertThat(this.work.status(this.number)).isEqualTo("waitingForYou");
		calls("support", "notReached", "");

		assertThat(this.work.status(this.number)).isEqualTo("received");
		assertThat(timeline()).containsSubsequence("questionAsked", "unreachable", "noAnswer")
			.doesNotContain("customerReplied");
	}

	@Test
	void norDoesThatOfTriage() {
		this.work.completes("support", this.number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个版本？"));
		assertThat(this.work.openTasks(this.number)).isEmpty();
		this.work.fillsIn("lead", "/cases/" + this.number + "/calls", Map.of("outcome", "notReached", "note", ""));
		this.work.fillsIn("lead", "/cases/" + this.number + "/calls", Map.of("outcome", "declined", "note", ""));
		assertThat(this.work.openTasks(this.number)).isEmpty();
		this.work.fillsIn("lead", "/cases/" + this.number + "/calls", Map.of("outcome", "notReached", "note", ""));

		assertThat(this.work.openTasks(this.number)).containsExactly("triage");
		assertThat(this.work.status(this.number)).isEqualTo("inReview");
	}

	@Test
	void aCustomerWhoWritesIsReachableAgain() {
		for (int i = 0; i < 3; i++) {
			calls("support", "notReached", "");
		}
		this.work.writes(this.number, "抱歉没接到电话");
		this.work.completes("support", this.number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(this.number)).isEqualTo("resolved");
	}

	@Test
	void anAutomaticReplyIsNobodyWhoWrites() {
		calls("support", "notReached", "");
		calls("support", "notReached", "");
		this.mails.noteAutomatic(this.number, "我正在休假。", null);
		assertThat(calls("support", "notReached", "").get("failed").asInt()).isEqualTo(3);
	}

	@Test
	void whoCanBeWrittenToIsStillAskedToConfirm() {
		String written = this.work
			.submit(Answers.of("customer", Answers.of("phone", "13912340987", "email", "mingyue@example.com")));
		for (int i = 0; i < 3; i++) {
			assertThat(this.staff.read(this.staff.api("lead", written + "/calls", Map.of("outcome", "notReached")))
				.get("unreachable")
				.asBoolean()).isFalse();
		}
		assertThat(timeline(written)).contains("call.notReached").doesNotContain("unreachable");
		assertThat(this.work.page("lead", "/cases/" + written)).doesNotContain("联系不上”继续");
		this.work.completes("support", written, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(written)).isEqualTo("resolved");
	}

	@Test
	void anAddressFromWhichMailComesBackIsNoWayToWrite() {
		String returned = this.work
			.submit(Answers.of("customer", Answers.of("phone", "13912340987", "email", "mingyue@example.com")));
		this.database.sql("""
				update contact set mail_returned_at = now()
				where id = (select contact_id from feedback where number = ?)""").param(returned).update();
		for (int i = 0; i < 3; i++) {
			this.staff.api("lead", returned + "/calls", Map.of("outcome", "notReached"));
		}
		assertThat(timeline(returned)).containsOnlyOnce("unreachable");
		this.work.completes("support", returned, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(returned)).isEqualTo("closed");
	}

	@Test
	void ofAnErasedCustomerNoCallIsKept() {
		this.database.sql("""
				update contact set data_key = '' where id = (select contact_id from feedback where number = ?)""")
			.param(this.number)
			.update();
		MockHttpServletResponse answer = this.staff.api("lead", this.number + "/calls",
				Map.of("outcome", "notReached"));
		assertThat(answer.getStatus()).isEqualTo(409);
		assertThat(this.staff.read(answer).toString()).contains("已经删除");
		assertThat(this.work.page("lead", "/cases/" + this.number)).doesNotContain("call-note");
	}

	@Test
	void whomTheFirstResponseDidNotReachIsNotAskedToConfirm() {
		this.work.completes("support", this.number, "triage", Answers.valid("transaction", 1, 1, 1));
		this.work.completes("support", this.number, "firstResponse",
				Answers.with(Answers.answer(), "resolvedAtFirstContact", true, "reached", "notReachable"));
		assertThat(this.work.status(this.number)).isEqualTo("closed");
	}

	@Test
	void aSecondClickKeepsNoSecondCall() {
		Map<String, Object> call = Map.of("outcome", "notReached", "note", "忙音");
		assertThat(this.staff.api("support", this.number + "/calls", call, "call-1").getStatus()).isEqualTo(201);
		assertThat(this.staff.api("support", this.number + "/calls", call, "call-1").getStatus()).isEqualTo(201);
		assertThat(
				this.staff.api("support", this.number + "/calls", Map.of("outcome", "declined", "note", "忙音"), "call-1")
					.getStatus())
			.isEqualTo(422);
		assertThat(timeline()).containsOnlyOnce("call.notReached");
	}

	@Test
	void onlyWhoWorksTheCaseKeepsCallsAndATalkNeedsANote() {
		for (String userId : List.of("support2", "quality", "auditor", "privacy")) {
			assertThat(this.staff.api(userId, this.number + "/calls", Map.of("outcome", "notReached")).getStatus())
				.as(userId)
				.isEqualTo(403);
		}
		assertThat(problem(Map.of("outcome", "reached", "note", " "))).contains("note");
		assertThat(problem(Map.of("outcome", "perhaps"))).contains("notReached");
		assertThat(problem(Map.of("note", "忙音"))).contains("notReached");
		assertThat(problem(Map.of("outcome", "declined", "note", "长".repeat(4001)))).contains("4,000");
		assertThat(this.work.fillsIn("support", "/cases/" + this.number + "/calls", Map.of("outcome", "reached")))
			.containsKeys("contactRefused", "callTyped");
		assertThat(timeline()).noneMatch((kind) -> kind.startsWith("call."));
	}

	private String problem(Map<String, Object> call) {
		MockHttpServletResponse answer = this.staff.api("support", this.number + "/calls", call);
		assertThat(answer.getStatus()).isEqualTo(400);
		return this.staff.read(answer).toString();
	}

	private List<String> toldOfTheAnswer() {
		return this.database.sql("select recipient from outbox where number = ? and event = 'customerAnswered'")
			.param(this.number)
			.query(String.class)
			.list();
	}

	private JsonNode calls(String userId, String outcome, String note) {
		MockHttpServletResponse answer = this.staff.api(userId, this.number + "/calls",
				Map.of("outcome", outcome, "note", note));
		assertThat(answer.getStatus()).isEqualTo(201);
		return this.staff.read(answer);
	}

	private int firstResponse() {
		return this.database.sql("select count(*) from feedback where number = ? and first_response_at is not null")
			.param(this.number)
			.query(Integer.class)
			.single();
	}

	private List<String> timeline() {
		return timeline(this.number);
	}

	private List<String> timeline(String number) {
		return this.database.sql("select kind from timeline where number = ? order by id")
			.param(number)
			.query(String.class)
			.list();
	}

}
