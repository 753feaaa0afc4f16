package feedbackloop.screening;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RecordCopies;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Spam and invalid: flagged, decided in bulk, brought back. */
@CaseTest
class ScreeningTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ScreeningQueue waiting;

	@Autowired
	private LiveReasons usual;

	@Autowired
	private ModelFiles files;

	@Autowired
	private MockMvc http;

	@Autowired
	private TaskService tasks;

	@Autowired
	private HistoryService history;

	@Autowired
	private JdbcTemplate database;

	@Test
	void aWordOfTheBlockListFlagsACaseAndItGoesItsWayAllTheSame() throws Exception {
		String word = unique("代开票");
		lists("block", "word", word, "广告", "");

		String number = says("专业" + word + "，量大优惠");

		assertThat(suspicion(number)).isEqualTo("发件人、域名或词语在拦截名单上 / Sender, domain or word is on the block list");
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(queue()).contains(number, "名单：" + word);
		assertThat(page("/cases/" + number, "engineering")).contains("发件人、域名或词语在拦截名单上", "名单：" + word, "系统标为可疑");
	}

	@Test
	void aBlockedSenderIsFlaggedByNumberOrAddressAndStandsNowhereInClear() throws Exception {
		String phone = "139" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode()) % 80_000_000);
		lists("block", "sender", phone.substring(0, 3) + " " + phone.substring(3), "多次骚扰，电话 " + phone, "");

		String number = this.work
			.submit(Answers.of("customer", Answers.of("phone", "+86 " + phone), "description", unique("请回电")));

		assertThat(suspicion(number)).contains("拦截名单");
		assertThat(this.database.queryForList("select list_entry::text from list_entry", String.class).toString())
			.doesNotContain(phone);
		assertThat(page("/screening/list", "lead")).contains(phone.substring(0, 3) + "****" + phone.substring(7))
			.doesNotContain(phone);
	}

	@Test
	void aSenderWhoIsAllowedIsNotFlaggedThoughTheDomainIsBlocked() throws Exception {
		String domain = unique("mail") + ".example";
		lists("block", "domain", "@" + domain, "垃圾邮件来源", "");
		lists("allow", "sender", "partner@" + domain, "合作伙伴", "");

		assertThat(suspicion(writes("partner@" + domain))).isNull();
		assertThat(suspicion(writes("other@" + domain))).isNotNull();
		assertThat(suspicion(writes("other@sub." + domain))).isNotNull();
		assertThat(suspicion(writes("other@not" + domain))).isNull();
	}

	@Test
	void anEntryThatIsRemovedOrRunsOutCountsNoMore() throws Exception {
		String word = unique("贷款");
		lists("block", "word", word, "广告", "2099-01-01");
		assertThat(suspicion(says(word + "秒批"))).isNotNull();
		this.database.update("update list_entry set until = now() - interval '1 minute' where shown = ?", word);
		assertThat(suspicion(says(word + "秒批了"))).isNull();

		lists("block", "word", word, "又来了", "");
		assertThat(suspicion(says(word + "秒到账"))).isNotNull();
		Long id = this.database.queryForObject("select id from list_entry where shown = ? and removed_at is null",
				Long.class, word);
		assertThat(flash(send(post("/screening/list/" + id + "/removal"), "manager"), "removed")).isEqualTo(true);
		assertThat(suspicion(says(word + "零抵押"))).isNull();
		assertThat(flash(send(post("/screening/list/" + id + "/removal"), "manager"), "refused"))
			.isEqualTo("该条目已不在名单上，请刷新页面。");
	}

	@Test
	void whatCannotBeListedIsSaidInWords() throws Exception {
		String word = unique("刷单");
		lists("block", "word", word, "广告", "");
		assertThat(refusal("allow", "word", word, "不再是广告", "")).isEqualTo(word + " 已在名单上；如要改变，请先移出。");
		assertThat(refusal("block", "sender", "王小明", "骚扰", "")).startsWith("发件人须为电话号码或邮箱");
		assertThat(refusal("block", "word", "13812345678", "骚扰", "")).startsWith("词语至少两个字");
		assertThat(refusal("block", "domain", "no domain", "骚扰", "")).startsWith("域名写法");
		assertThat(refusal("block", "word", unique("词"), "", "")).startsWith("请填写");
		assertThat(refusal("block", "word", unique("词"), "理由", "2020-01-01")).contains("不能早于今天");
	}

	@Test
	void theFourthWithTheSameTextIsFlaggedAndNothingButLinksIs() {
		String text = unique("点击领取大礼包");

		List<String> numbers = Stream.generate(() -> says(text)).limit(4).toList();

		assertThat(numbers).map(this::suspicion)
			.containsExactly(null, null, null, "24 小时内多次收到相同内容 / The same text came several times within 24 hours");
		assertThat(suspicion(
				this.work.submit(Answers.of("description", "https://win.example/" + UUID.randomUUID(), "demand", ""))))
			.startsWith("除链接外没有内容");
	}

	@Test
	void manyAreDecidedAtOnceAndWhatCannotBeIsListedInWords() throws Exception {
		String first = says(unique("加微信领红包"));
		String second = says(unique("兼职日结"));
		String taken = says(unique("打折促销"));
		String done = says(unique("低价机票"));
		String claimedByMe = says(unique("清仓甩卖"));
		claims("support2", taken);
		claims("support", claimedByMe);
		this.work.completes("support2", done, "triage", Answers.of("verdict", "spam"));
		assertThat(queue()).contains("(support2) 已认领");

		MvcResult answer = send(post("/screening/decision").param("number", first, second, taken, done, claimedByMe)
			.param("verdict", "spam")
			.param("reason", "广告群发"), "support");

		assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/screening?page=0");
		BulkDecision.Result result = (BulkDecision.Result) flash(answer, "result");
		assertThat(result.done()).containsExactly(first, second, claimedByMe);
		assertThat(result.left()).extracting(BulkDecision.Left::number, BulkDecision.Left::why)
			.containsExactly(tuple(taken, "此任务已由 客服 (support2) 认领。"),
					tuple(done, "案件 " + done + " 现在没有等待这一步的任务。请刷新页面查看最新状态。"));
		assertThat(List.of(first, second, claimedByMe)).allSatisfy((number) -> {
			assertThat(this.work.status(number)).isEqualTo("declined");
			assertThat(messages(number)).containsExactly("received");
			assertThat(this.work.hasEnded(number)).isTrue();
		});
		assertThat(this.work.openTasks(taken)).containsExactly("triage");
		assertThat(triage(first)).containsEntry("user_id", "support").containsEntry("reason", "广告群发");
	}

	@Test
	void anInvalidCaseIsAnsweredByTemplateOrNotAtAllAsDecided() throws Exception {
		String told = says(unique("问一下隔壁商场的营业时间"));
		String silent = says(unique("随便写写"));

		decides(told, "invalid", false, "您问的商场不归我们经营，请联系商场服务台。");
		decides(silent, "invalid", true, "");

		assertThat(messages(told)).containsExactly("received", "declined");
		assertThat(this.work.asCustomer(told).toString()).contains("请联系商场服务台");
		assertThat(messages(silent)).containsExactly("received");
		assertThat(this.work.path(silent)).contains("service_declineSilently", "end_invalid");
		assertThat(List.of(told, silent)).allSatisfy((number) -> {
			assertThat(this.work.status(number)).isEqualTo("declined");
			assertThat(this.work.hasEnded(number)).isTrue();
		});
	}

	@Test
	void theSenderOfSpamIsBlockedWhenThatIsTicked() throws Exception {
		String address = unique("promo") + "@spam.example";
		String number = writes(address);

		send(post("/screening/decision").param("number", number)
			.param("verdict", "spam")
			.param("reason", "广告")
			.param("blockSender", "true"), "support");

		assertThat(suspicion(writes(address))).contains("拦截名单");
		assertThat(page("/screening/list", "support")).contains("p***@spam.example").doesNotContain(address);
	}

	@Test
	void aWrongDecisionDecidesNothingAndKeepsWhatWasTyped() throws Exception {
		String number = says(unique("免费试用"));

		MockHttpServletRequestBuilder withoutReason = post("/screening/decision").param("number", number)
			.param("verdict", "spam");

		assertThat(flash(send(withoutReason, "support"), "refused")).isEqualTo("请填写 理由。");
		assertThat(flash(send(post("/screening").param("verdict", "spam").param("reason", "广告"), "support"), "refused"))
			.isEqualTo("请至少勾选一个案件。");
		MockHttpServletRequestBuilder withoutWords = post("/screening/decision").param("number", number)
			.param("verdict", "invalid")
			.param("reason", "不是反馈");
		assertThat(flash(send(withoutWords, "support"), "refused")).isEqualTo("请填写 不受理的理由（写给客户）。");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void theUsualReasonsAreThoseThatProcessOwnersWrote() {
		assertThat(this.usual.choices().get("invalid")).containsKey("invalid.notOurs");
		LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
		this.files.rehearse(Map.of(UsualReasons.FILE, """
				spam:
				  chain:
				    zh-CN: 连环信
				    en: Chain letter
				invalid:
				"""), () -> {
			assertThat(this.usual.choices())
				.isEqualTo(Map.of("spam", Map.of("spam.chain", "连环信"), "invalid", Map.of()));
			assertThat(this.usual.find("spam.chain")).contains("连环信");
			assertThat(this.usual.find("spam.advertising")).as("in a form from before").isEmpty();
			assertThat(this.usual.find("spam")).isEmpty();
		});
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void aMisjudgedCaseGoesBackToTriageWithoutASecondAcknowledgement() throws Exception {
		String number = says(unique("打不开付款页"));
		String receivedAt = receivedAt(number);
		decides(number, "spam", false, "");
		assertThat(page("/screening/declined", "lead")).contains(number, "广告群发", "未告知客户");

		assertThat(flash(send(back(number, "客户确有订单，电话 13812345678"), "lead"), "reinstated")).isEqualTo(number);

		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(messages(number)).as("never told of the decline").containsExactly("received");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(receivedAt(number)).isEqualTo(receivedAt);
		assertThat(this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(number)
			.unfinished()
			.count()).isOne();
		assertThat(page("/cases/" + number, "support")).contains("不受理是误判，退回初筛：客户确有订单，电话 138****5678")
			.doesNotContain("13812345678");
		assertThat(queue()).contains(number);
		assertThat(flash(send(back(number, "再来一次"), "manager"), "refused").toString()).contains("刚被他人退回");

		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(messages(number)).containsExactly("received", "answered");
	}

	@Test
	void theCustomerHearsOfTheWayBackWhoHeardOfTheDecline() throws Exception {
		String number = says(unique("积分没有到账"));
		decides(number, "invalid", false, "不属于我们处理的范围。");
		assertThat(page("/screening/declined", "support")).contains("已告知客户");

		send(back(number, "查到了积分记录"), "support");

		assertThat(messages(number)).containsExactly("received", "declined", "reinstated");
		assertThat(this.work.status(number)).isEqualTo("inReview");
		JsonNode letters = this.work.asCustomer(number).get("messages");
		assertThat(letters.get(letters.size() - 1).toString()).contains("当时的判断有误")
			.doesNotContain("不属于我们处理的范围", "查到了积分记录");
	}

	@Test
	void textsThatReadAlikeAreOneRowAndOneTickTakesAllOfIt() throws Exception {
		String word = unique("Spam");
		String first = says("代开发票" + word + "，电话 1。");
		String second = says("代开发票　" + word.toUpperCase(Locale.ROOT) + " 电话：２３!!");
		String third = says("【代开发票】" + word + "电话");
		String other = says("代办发票" + word + "电话");
		lists("block", "word", word + "电话", "广告", "");

		AlikeCases row = row(third);
		assertThat(row.listed()).extracting(QueueRow::number).containsExactly(third, second, first);
		assertThat(row.count()).isEqualTo(3);
		assertThat(row(other).alone()).isTrue();
		assertThat(queue()).contains("3 件相同或相近", "value=\"" + row.key() + "\"", "value=\"" + second + "\"");

		MockHttpSession session = prepared(ticks("spam.advertising").param("alike", row.key()), "support");
		assertThat(preview(session)).contains("将 3 件判为垃圾信息", "理由：广告推广", "这些客户不会收到答复", first, second, third)
			.doesNotContain(other);
		assertThat(this.work.openTasks(first)).as("nothing is done yet").containsExactly("triage");

		BulkDecision.Result result = result(
				post("/screening/decision").param("number", first, second, third).param("verdict", "spam.advertising"),
				"support");
		assertThat(result.done()).containsExactly(first, second, third);
		assertThat(triage(second)).containsEntry("reason", "广告推广");
		assertThat(this.work.status(other)).isEqualTo("received");
	}

	@Test
	void theSuspectedComeFirstThenTheNewest() throws Exception {
		String suspectedWord = unique("中奖");
		lists("block", "word", suspectedWord, "广告", "");
		String suspected = says(suspectedWord);
		String older = says(unique("页面空白"));
		String newer = says(unique("页面空白"));

		List<String> order = rows().stream().map((row) -> row.first().number()).toList();
		assertThat(order).containsSubsequence(suspected, newer, older);
	}

	@Test
	void aTextWithoutLettersIsAlikeOnlyToItself() {
		String digits = "7" + Math.abs(UUID.randomUUID().getMostSignificantBits()) + "0".repeat(20);
		String first = says(digits);
		String same = says(digits);
		String other = says(digits + "？");

		assertThat(row(first).listed()).extracting(QueueRow::number).containsExactly(same, first);
		assertThat(row(other).alone()).isTrue();
	}

	@Test
	void theWordsToEachCustomerAreShownInTheirLanguageAndMaskedBeforeTheyAreSent() throws Exception {
		String chinese = says(unique("问一下营业时间"));
		String english = this.work.submit(Answers.of("description", unique("Opening hours"), "language", "en",
				"customer", Answers.of("name", "王小明", "phone", "13812345678")));
		String unreachable = this.work.submit(Answers.of("description", unique("匿名问"), "customer", Map.of()));

		MockHttpSession session = prepared(ticks("invalid.notOurs").param("number", chinese, english, unreachable)
			.param("words", "王小明，请打 13812345678")
			.param("blockSender", "true"), "support");
		String preview = preview(session);
		assertThat(preview).contains("将 3 件判为无效", "理由：不归我们处理", "每位客户会收到一封不受理的信", "关于您反馈的结果（" + chinese + "）",
				"What came of your feedback (" + english + ")", "王**，请打 138****5678", "将拦截：", "138****5678",
				"没有可拦截的号码或邮箱");
		assertThat(messages(english)).containsExactly("received");

		MvcResult back = send(post("/screening/back").param("ticked", chinese + "," + english)
			.param("number", chinese)
			.param("verdict", "invalid.notOurs")
			.param("words", "请问商场")
			.param("page", "1"), "support");
		assertThat(back.getResponse().getRedirectedUrl()).isEqualTo("/screening?page=1");
		DecisionForm kept = (DecisionForm) flash(back, "form");
		assertThat(kept.number()).containsExactly(chinese, english);
		assertThat(kept.verdict()).isEqualTo("invalid.notOurs");
		assertThat(kept.words()).isEqualTo("请问商场");
		assertThat(send(get("/screening/preview"), "support").getResponse().getRedirectedUrl())
			.as("nothing is prepared")
			.isEqualTo("/screening");
	}

	@Test
	void whatOthersHaveClaimedOrDoneIsSaidBeforehandAndLeftOut() throws Exception {
		String free = says(unique("加微信"));
		String claimed = says(unique("加微信"));
		String done = says(unique("加微信"));
		claims("support2", claimed);
		this.work.completes("support2", done, "triage", Answers.of("verdict", "spam"));

		String preview = preview(prepared(ticks("spam.fraud").param("number", free, claimed, done), "support"));
		assertThat(preview)
			.contains("将 1 件判为垃圾信息", "1 件已不再等待初筛", "以下 1 件已由他人认领", "(support2) 已认领", "value=\"" + free + "\"")
			.doesNotContain("data-number=\"" + claimed + "\"", "data-number=\"" + done + "\"");
	}

	@Test
	void aSlipIsUndoneForExactlyTheseCasesAndTheirSenders() throws Exception {
		String word = unique("点击领奖");
		lists("block", "word", word, "广告", "");
		String address = unique("prize") + "@spam.example";
		String first = this.work.submit(Answers.of("description", word, "customer", Answers.of("email", address)));
		String second = writes(unique("coupon") + "@spam.example");
		String before = says(unique("点击领红包"));
		decides(before, "spam", false, "");
		BulkDecision.Result decided = result(post("/screening/decision").param("number", first, second)
			.param("verdict", "spam.fraud")
			.param("blockSender", "true"), "lead");
		assertThat(decided.blocked()).hasSize(2);
		send(back(second, "客户补充了订单号"), "manager");

		MockHttpServletRequestBuilder undo = post("/screening/undo").param("number", first + "," + second)
			.param("blocked", decided.blocked().get(0).toString(), decided.blocked().get(1).toString());
		BulkDecision.Result undone = result(undo, "lead");

		assertThat(undone.what()).isEqualTo("undone");
		assertThat(undone.done()).containsExactly(first);
		assertThat(undone.left()).singleElement().satisfies((left) -> {
			assertThat(left.number()).isEqualTo(second);
			assertThat(left.why()).contains("刚被他人退回");
		});
		assertThat(this.work.openTasks(first)).containsExactly("triage");
		assertThat(suspicion(first)).as("still suspected").isNotNull();
		assertThat(page("/cases/" + first, "support")).contains("退回初筛：撤销刚才的批量决定");
		assertThat(this.work.status(before)).isEqualTo("declined");
		assertThat(suspicion(writes(address))).as("not blocked any more").isNull();
		assertThat(send(post("/screening/undo").param("number", before), "engineering").getResponse().getStatus())
			.isEqualTo(403);
	}

	@Test
	void whatIsMoreThanCanBeDecidedAtOnceFollowsInTheNextPreview() throws Exception {
		String number = says(unique("群发广告"));
		RecordCopies copies = new RecordCopies(JdbcClient.create(this.database), "FB-20991231-");
		// They have no triage, so nobody decides them.
		copies.of(number, BulkDecision.MOST);
		this.database.update("update feedback set received_at = received_at - interval '1 day' where number = ?",
				number);
		try {
			AlikeCases row = row(number);
			assertThat(row.count()).isEqualTo(BulkDecision.MOST + 1);
			assertThat(row.unlisted()).isPositive();
			MockHttpSession session = prepared(ticks("spam.advertising").param("alike", row.key()), "support");
			assertThat(preview(session)).contains("共选 201 件，一次最多处理 200 件", "name=\"later\" value=\"" + number + "\"");

			MvcResult answer = send(post("/screening/decision").session(session)
				.param("number", "FB-20991231-000001")
				.param("later", number)
				.param("verdict", "spam.advertising"), "support");
			assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/screening/preview");
			assertThat(preview(session)).contains("将 1 件判为垃圾信息", "value=\"" + number + "\"");
			assertThat(this.work.openTasks(number)).containsExactly("triage");
		}
		finally {
			copies.remove();
		}
	}

	@Test
	void onlySupportItsLeadsAndManagersScreen() throws Exception {
		String number = says(unique("出租店面"));

		assertThat(send(get("/screening"), "engineering").getResponse().getStatus()).isEqualTo(403);
		assertThat(send(get("/screening/list"), "auditor").getResponse().getStatus()).isEqualTo(403);
		assertThat(send(back(number, "理由"), "engineering").getResponse().getStatus()).isEqualTo(403);
		assertThat(this.http.perform(get("/screening")).andReturn().getResponse().getRedirectedUrl())
			.endsWith("/login");
	}

	@Test
	void aLeadDecidesHereWhatNoLeadClaimsInTasklist() throws Exception {
		String number = says(unique("出租店面"));
		String handedOver = says(unique("要求书面道歉"));
		String task = this.work.task(number, "triage").getId();
		this.work.fillsIn("support",
				"/cases/" + handedOver + "/tasks/" + this.work.task(handedOver, "triage").getId() + "/handOver",
				Map.of("team", "legal", "reason", "要起诉", "confirmed", "true"));

		BulkDecision.Result result = (BulkDecision.Result) flash(
				send(post("/screening/decision").param("number", number, handedOver)
					.param("verdict", "spam")
					.param("reason", "广告"), "lead"),
				"result");

		assertThat(result.done()).containsExactly(number);
		assertThat(result.left()).singleElement()
			.satisfies((left) -> assertThat(left.why()).isEqualTo("此任务由以下部门处理：法务。请由该部门成员认领并完成。"));
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(triage(number)).containsEntry("user_id", "lead");
		assertThat(this.history.createHistoricTaskInstanceQuery().taskId(task).singleResult().getAssignee())
			.isEqualTo("lead");

		String other = this.work.task(says(unique("出租店面")), "triage").getId();
		assertThat(this.rest.claim("lead", other).statusCode()).isEqualTo(403);
		assertThat(this.rest.submits("lead", other, Answers.of("verdict", "spam")).statusCode()).isEqualTo(403);
	}

	private String says(String description) {
		return this.work.submit(Answers.of("description", description));
	}

	private String writes(String address) {
		return this.work.submit(Answers.of("description", unique("您好"), "customer", Answers.of("email", address)));
	}

	private void claims(String userId, String number) {
		String task = this.work.task(number, "triage").getId();
		this.work.as(userId, () -> this.tasks.claim(task, userId));
	}

	private static String unique(String word) {
		return word + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
	}

	private void decides(String number, String verdict, boolean silent, String words) throws Exception {
		MvcResult answer = send(post("/screening/decision").param("number", number)
			.param("verdict", verdict)
			.param("reason", "广告群发")
			.param("silent", String.valueOf(silent))
			.param("words", words), "support");
		assertThat(((BulkDecision.Result) flash(answer, "result")).left()).isEmpty();
	}

	private static MockHttpServletRequestBuilder back(String number, String reason) {
		return post("/screening/declined").param("number", number).param("reason", reason);
	}

	private void lists(String effect, String kind, String value, String reason, String until) throws Exception {
		MvcResult answer = send(entry(effect, kind, value, reason, until), "support");
		assertThat(flash(answer, "refused")).isNull();
	}

	private String refusal(String effect, String kind, String value, String reason, String until) throws Exception {
		return (String) flash(send(entry(effect, kind, value, reason, until), "support"), "refused");
	}

	private static MockHttpServletRequestBuilder entry(String effect, String kind, String value, String reason,
			String until) {
		return post("/screening/list").param("effect", effect)
			.param("kind", kind)
			.param("value", value)
			.param("reason", reason)
			.param("until", until);
	}

	private String suspicion(String number) {
		return this.database
			.queryForList("select reason from suspicion where feedback_number = ?", String.class, number)
			.stream()
			.findFirst()
			.orElse(null);
	}

	private List<String> messages(String number) {
		return this.database.queryForList("""
				select m.kind from correspondence m join feedback f on f.id = m.feedback_id
				where f.number = ? and m.visible_to_customer order by m.id""", String.class, number);
	}

	private Map<String, Object> triage(String number) {
		return this.database.queryForMap(
				"select user_id, entries ->> 'reason' as reason from form_entry where feedback_number = ?", number);
	}

	private String receivedAt(String number) {
		return this.database.queryForObject("select received_at::text from feedback where number = ?", String.class,
				number);
	}

	private AlikeCases row(String number) {
		return rows().stream()
			.filter((row) -> row.listed().stream().anyMatch((one) -> one.number().equals(number))
					|| this.waiting.ofRows(List.of(row.key()), "support").contains(number))
			.findFirst()
			.orElseThrow();
	}

	private List<AlikeCases> rows() {
		return this.waiting.page(0, 1000, "support").rows();
	}

	private static MockHttpServletRequestBuilder ticks(String verdict) {
		return post("/screening").param("verdict", verdict);
	}

	private MockHttpSession prepared(MockHttpServletRequestBuilder request, String userId) throws Exception {
		MvcResult answer = send(request, userId);
		assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/screening/preview");
		return (MockHttpSession) answer.getRequest().getSession();
	}

	private String preview(MockHttpSession session) throws Exception {
		return send(get("/screening/preview").session(session), "support").getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private BulkDecision.Result result(MockHttpServletRequestBuilder request, String userId) throws Exception {
		return (BulkDecision.Result) flash(send(request, userId), "result");
	}

	/** All its pages; cases of other tests wait in it, too. */
	private String queue() throws Exception {
		StringBuilder pages = new StringBuilder();
		for (int number = 0; number == 0 || pages.indexOf("page=" + number) >= 0; number++) {
			pages.append(page("/screening?page=" + number, "support"));
		}
		return pages.toString();
	}

	private String page(String path, String userId) throws Exception {
		MockHttpServletResponse answer = send(get(path), userId).getResponse();
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcResult send(MockHttpServletRequestBuilder request, String userId) throws Exception {
		return this.http.perform(request.with(member(userId)).with(csrf()).locale(Locale.SIMPLIFIED_CHINESE))
			.andReturn();
	}

	private static Object flash(MvcResult answer, String name) {
		return answer.getFlashMap().get(name);
	}

}
