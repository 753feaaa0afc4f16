package feedbackloop.duplicates;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.catalogue.Catalogue;
import feedbackloop.Shutdown;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What staff are offered as likely duplicates of a case.
 */
@FeedbackLoopTest
@Import(CaseWork.class)
class SimilarCasesTest {

	@Autowired
	private Catalogue catalogue;

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private SimilarCases similar;

	@Autowired
	private ThreadPoolTaskScheduler background;

	@Autowired
	private JdbcClient database;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Clock clock;

	@Test
	void aCaseThatSaysTheSameInOtherWordsComesFirst() throws Exception {
		String known = give("发票抬头填错了，能不能重新开一张");
		give("发货太慢，等了一个星期还没有到");
		give("客服电话总是占线");
		String asked = give("开发票的时候抬头写错，想重开发票");

		JsonNode found = read("/api/cases/" + asked + "/similar");

		assertThat(found.isArray()).isTrue();
		assertThat(found.at("/0/number").asText()).isEqualTo(known);
		assertThat(found.at("/0/summary").asText()).isEqualTo("发票抬头填错了，能不能重新开一张");
		assertThat(found.at("/0/score").decimalValue()).isBetween(new BigDecimal("0.1"), BigDecimal.ONE);
		assertThat(found.get(0).fieldNames()).toIterable().containsExactly("number", "summary", "score");
		assertThat(found.findValuesAsText("number")).doesNotContain(asked);
		assertThat(found.findValues("score").stream().map(JsonNode::decimalValue).toList())
			.isSortedAccordingTo(Collections.reverseOrder());
	}

	@Test
	void theSameWordsScoreOneAndOthersLess() {
		String same = give("夜间模式下字体看不清楚");
		String other = give("夜间模式耗电很快");
		String asked = give("夜间模式下字体看不清楚");

		List<SimilarCase> found = this.similar.of(asked, 50, "support");

		assertThat(scoreOf(same, found)).isGreaterThan(new BigDecimal("0.99"));
		assertThat(scoreOf(other, found)).isBetween(new BigDecimal("0.1"), new BigDecimal("0.9"));
	}

	@Test
	void theSameProductComesBeforeAnother() {
		String other = give("导出报表时页面卡死", "product", "手机客户端");
		String same = give("导出报表时页面卡死", "product", "管理后台");
		String asked = give("页面在导出报表时卡死", "product", "管理后台");

		assertThat(numbers(this.similar.of(asked, 2, "support"))).containsExactly(same, other);
	}

	@Test
	void theSummaryCountsAndIsShown() {
		String known = give("打开以后什么都没有", "summary", "积分兑换页空白");
		String asked = give("积分兑换页是空白的");

		assertThat(this.similar.of(asked, 1, "support")).extracting(SimilarCase::number, SimilarCase::summary)
			.containsExactly(tuple(known, "积分兑换页空白"));
	}

	@Test
	void whatIsShownIsMaskedAndShort() throws Exception {
		give("验证码收不到，我是王小明，电话 13812345678。" + "验证码一直收不到，".repeat(20));
		String asked = give("验证码收不到");

		MockHttpServletResponse answer = answer("/api/cases/" + asked + "/similar?limit=1");

		assertThat(answer.getContentAsString()).contains("验证码收不到").doesNotContain("王小明", "13812345678");
		assertThat(this.json.readTree(answer.getContentAsString()).at("/0/summary").asText()).hasSize(80);
	}

	@Test
	void asManyAreOfferedAsAskedFor() throws Exception {
		for (int i = 0; i < 7; i++) {
			give("优惠券第" + i + "次用不了");
		}
		String asked = give("优惠券用不了");

		assertThat(read("/api/cases/" + asked + "/similar")).hasSize(5);
		assertThat(read("/api/cases/" + asked + "/similar?limit=1")).hasSize(1);
		assertThat(read("/api/cases/" + asked + "/similar?limit=50")).hasSizeBetween(7, 50);
	}

	@Test
	void aLimitOutOfRangeIsNamed() throws Exception {
		String asked = give("积分没有到账");

		for (String limit : List.of("0", "51", "-1", "many")) {
			MockHttpServletResponse answer = answer("/api/cases/" + asked + "/similar?limit=" + limit);
			assertThat(answer.getStatus()).as(limit).isEqualTo(400);
			assertThat(answer.getContentType()).isEqualTo("application/problem+json");
			assertThat(this.json.readTree(answer.getContentAsString()).at("/errors/0/field").asText())
				.isEqualTo("limit");
		}
	}

	@Test
	void anUnknownCaseIsNotFound() throws Exception {
		MockHttpServletResponse answer = answer("/api/cases/FB-20200101-000001/similar");

		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentType()).isEqualTo("application/problem+json");
	}

	@Test
	void onlyStaffMayAsk() throws Exception {
		String asked = give("快递柜打不开");

		assertThat(this.http.perform(get("/api/cases/" + asked + "/similar")).andReturn().getResponse().getStatus())
			.isEqualTo(401);
	}

	@Test
	void aMergedCaseIsRepresentedByItsOriginal() {
		String original = give("会员等级显示不对");
		String duplicate = give("会员等级显示错误，应该是金卡");
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		String asked = give("会员等级显示错误，应该是金卡会员");

		List<SimilarCase> found = this.similar.of(asked, 50, "support");

		assertThat(found.get(0).number()).isEqualTo(original);
		assertThat(found.get(0).summary()).isEqualTo("会员等级显示不对");
		assertThat(numbers(found)).doesNotContain(duplicate).doesNotHaveDuplicates();
		assertThat(numbers(this.similar.of(original, 50, "support"))).contains(asked)
			.doesNotContain(original, duplicate);
	}

	@Test
	void whatNothingCanBeMergedWithDoesNotAppear() {
		String spam = give("低价代开各种证明");
		this.work.completes("support", spam, "triage", Answers.of("verdict", "spam"));
		String withdrawn = give("低价代开各种证明材料");
		this.work.withdraws(withdrawn);
		String open = give("低价代开各种证明的广告");
		String asked = give("低价代开各种证明，欢迎咨询");

		assertThat(numbers(this.similar.of(asked, 50, "support"))).contains(open).doesNotContain(spam, withdrawn);
	}

	@Test
	void manyDeclinedCasesDoNotHideTheOthers() {
		StoredCases stored = new StoredCases(this.database, "FB-20260101");
		stored.store("declined", Collections.nCopies(150, "免费领取手机流量点击链接"));
		String known = give("领取手机流量的链接点不开");
		String asked = give("免费领取手机流量点击链接");

		assertThat(numbers(this.similar.of(asked, 5, "support"))).contains(known)
			.noneMatch((number) -> number.startsWith("FB-20260101"));
	}

	@Test
	void anOpenImprovementIsOfferedToJoin() throws Exception {
		String known = give("蓝牙音箱连上就断");
		this.work.completes("support", known, "triage", Answers.mediumDefect());
		String asked = give("蓝牙音箱一连上就断开");

		assertThat(this.similar.of(asked, 1, "support")).extracting(SimilarCase::improvement)
			.containsExactly(this.work.improvementOf(known));
		assertThat(answer("/cases/" + asked).getContentAsString()).contains("相似案件", known, "蓝牙音箱连上就断",
				this.work.improvementOf(known));
	}

	@Test
	void afterARestartTheSameCasesAreFound() {
		String known = give("地址簿里的旧地址删不掉");
		String asked = give("旧地址在地址簿里删不掉");
		SearchableCases restarted = node(new Shutdown());
		try {
			List<SimilarCase> found = new SimilarCases(restarted, this.catalogue, this.database).of(asked, 5,
					"support");

			assertThat(found.get(0).number()).isEqualTo(known);
			assertThat(found).isEqualTo(this.similar.of(asked, 5, "support"));
		}
		finally {
			restarted.close();
		}
	}

	@Test
	void aCaseOfAnotherNodeIsFoundEvenIfItIsCommittedAfterALaterOne() {
		StoredCases stored = new StoredCases(this.database, "FB-20260102");
		SearchableCases node = node(new Shutdown());
		TransactionTemplate slow = new TransactionTemplate(this.transactions);
		TransactionTemplate meanwhile = new TransactionTemplate(this.transactions,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
		try {
			String early = slow.execute((open) -> {
				String number = stored.store("received", "耳机左边没有声音");
				String late = meanwhile.execute((committed) -> stored.store("received", "耳机右边没有声音"));
				assertThat(meanwhile.<List<TextIndex.Match>>execute((read) -> node.like("", "耳机没有声音", 2)))
					.extracting(TextIndex.Match::number)
					.contains(late)
					.doesNotContain(number);
				return number;
			});

			assertThat(node.like("", "耳机左边没有声音", 1)).extracting(TextIndex.Match::number).containsExactly(early);
		}
		finally {
			node.close();
		}
	}

	@Test
	void aNodeThatStopsReadsNoMoreThanAPage() {
		Shutdown shutdown = new Shutdown();
		SearchableCases node = node(shutdown);
		try {
			new TransactionTemplate(this.transactions).executeWithoutResult((open) -> {
				open.setRollbackOnly();
				List<String> numbers = new StoredCases(this.database, "FB-20260103").store("received",
						IntStream.rangeClosed(1, 2001).mapToObj((number) -> "订单" + number + "的包裹丢失").toList());
				shutdown.begin();
				assertThat(node.like("", "订单2001的包裹丢失", 50)).extracting(TextIndex.Match::number)
					.isNotEmpty()
					.doesNotContain(numbers.get(2000));
			});
		}
		finally {
			node.close();
		}
	}

	private SearchableCases node(Shutdown shutdown) {
		return new SearchableCases(this.database, this.clock, this.background, shutdown);
	}

	private String give(String text, Object... fields) {
		return this.work.submit(Answers.with(Answers.of(fields), "description", text));
	}

	private static List<String> numbers(List<SimilarCase> found) {
		return found.stream().map(SimilarCase::number).toList();
	}

	private static BigDecimal scoreOf(String number, List<SimilarCase> found) {
		return found.stream()
			.filter((similar) -> similar.number().equals(number))
			.findFirst()
			.map(SimilarCase::score)
			.orElseThrow();
	}

	private JsonNode read(String path) throws Exception {
		MockHttpServletResponse answer = answer(path);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return this.json.readTree(answer.getContentAsString());
	}

	private MockHttpServletResponse answer(String path) throws Exception {
		return this.http.perform(get(path).with(member("support"))).andReturn().getResponse();
	}

}
