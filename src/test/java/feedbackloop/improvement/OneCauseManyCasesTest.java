package feedbackloop.improvement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.metoo.KnownProblem;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * One cause with many cases, some of them duplicates and some anonymous: resolved once,
 * each told once; split, and each part told of its own. Some have it without a case.
 * {@code -Dcases=200} is the whole of it.
 */
@CaseTest
class OneCauseManyCasesTest {

	private static final int CASES = Integer.getInteger("cases", 20);

	private static final int DUPLICATES = CASES * 15 / 100;

	private static final int ANONYMOUS = CASES / 10;

	private static final int ME_TOO = CASES / 20;

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private Vault vault;

	@Autowired
	private ApplicationContext application;

	@Test
	void isResolvedOnceAndSplitPartsAreEachToldOfTheirOwn() throws Exception {
		String founding = this.work.atPlan();
		String cause = this.work.improvementOf(founding);
		List<String> named = new ArrayList<>(List.of(founding));
		while (named.size() < CASES - DUPLICATES - ANONYMOUS) {
			named.add(joins(Answers.of(), cause));
		}
		List<String> anonymous = new ArrayList<>();
		while (anonymous.size() < ANONYMOUS) {
			anonymous.add(joins(Answers.of("customer", Answers.of("anonymous", true)), cause));
		}
		List<String> duplicates = new ArrayList<>();
		while (duplicates.size() < DUPLICATES) {
			duplicates.add(duplicateOf(named.get(duplicates.size() * 2)));
		}
		assertThat(this.work.page("support", "/improvements/" + cause))
			.contains(CASES + " 位客户（" + (CASES - DUPLICATES) + " 个案件）");
		KnownProblem problem = new KnownProblem(this.database, this.vault);
		long article = problem.of(founding, cause, "柽柳页面空白");
		for (int i = 0; i < ME_TOO; i++) {
			saysMeToo(problem, article, i);
		}
		assertThat(this.work.page("support", "/improvements/" + cause)).contains((CASES + ME_TOO) + " 位客户");

		List<String> apart = new ArrayList<>(named.subList(named.size() / 2, named.size()));
		apart.add(anonymous.remove(0));
		List<String> own = new ArrayList<>(named.subList(0, named.size() / 2));
		own.addAll(anonymous);
		String split = split(cause, apart);

		this.work.completes("product", founding, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(founding);
		this.work.completes("quality2", founding, "verification", Answers.verification());
		this.work.runsJobs();
		own.addAll(duplicatesOf(own));
		apart.addAll(duplicatesOf(apart));
		assertThat(own.size() + apart.size()).isEqualTo(CASES);
		assertThat(statuses(own)).allMatch(OneCauseManyCasesTest::isTold);
		assertThat(statuses(apart)).noneMatch(OneCauseManyCasesTest::isTold);
		eachOnce(own);
		assertThat(letters(apart)).isEmpty();
		KnownProblem.tellsEnds(this.application);
		assertThat(toldMeToo(article)).isEqualTo(ME_TOO);

		String second = foundingOf(split);
		this.work.contributesAndAnalyses(second);
		this.work.completes("product", second, "plan",
				Answers.of("noMeasureReason", "与计划的替换重复", "declineText", "明年随新版本替换"));
		this.work.completes("manager", second, "approval", Answers.of("approved", true));
		this.work.runsJobs();
		assertThat(statuses(apart)).containsOnly("declined");
		assertThat(letters(apart)).doesNotContainKey("resolved");
		eachOnce(own);
		assertThat(letters(apart).get("declined")).as("each who can be written to").isEqualTo(reached(apart));
		KnownProblem.tellsEnds(this.application);
		assertThat(toldMeToo(article)).isEqualTo(ME_TOO);
		problem.withdraw(article);
	}

	private void saysMeToo(KnownProblem problem, long article, int i) throws Exception {
		this.http.perform(post("/help/" + article + "/metoo").with(csrf())
			.param("email", "tamarisk" + i + "@example.com")
			.param("agreed", "true"));
		this.http.perform(post(problem.link(article)).with(csrf()).param("decision", "confirm"));
	}

	/** The letters that tell them the end. */
	private long toldMeToo(long article) {
		return this.database.sql("""
				select count(*) from outbox o join me_too m on m.contact_id = o.contact_id
				where m.article_id = ? and o.event = 'meTooTold'""").param(article).query(Long.class).single();
	}

	private static boolean isTold(String status) {
		return status.equals("resolved") || status.equals("closed");
	}

	/** Whoever can be written to hears of the result in one letter. */
	private void eachOnce(List<String> numbers) {
		assertThat(letters(numbers).get("resolved")).isEqualTo(reached(numbers));
		assertThat(this.database.sql("""
				select number from outbox where number = any(:numbers) and recipient = 'customer'
				group by number, event having count(*) > 1""")
			.param("numbers", numbers.toArray(String[]::new))
			.query(String.class)
			.list()).isEmpty();
	}

	private Map<String, Long> letters(List<String> numbers) {
		Map<String, Long> letters = new HashMap<>();
		this.database.sql("""
				select event, count(*) as letters from outbox where number = any(:numbers) and recipient = 'customer'
				and event in ('resolved', 'declined', 'closed') group by event""")
			.param("numbers", numbers.toArray(String[]::new))
			.query((row) -> {
				letters.put(row.getString("event"), row.getLong("letters"));
			});
		return letters;
	}

	private long reached(List<String> numbers) {
		return this.database.sql("""
				select count(*) from feedback f join contact c on c.id = f.contact_id
				where f.number = any(:numbers) and c.email_index is not null""")
			.param("numbers", numbers.toArray(String[]::new))
			.query(Long.class)
			.single();
	}

	private List<String> statuses(List<String> numbers) {
		return this.database.sql("select status from feedback where number = any(:numbers)")
			.param("numbers", numbers.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	private List<String> duplicatesOf(List<String> originals) {
		return this.database.sql("select number from feedback where original_number = any(:numbers)")
			.param("numbers", originals.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	private String foundingOf(String improvement) {
		return this.database.sql("select feedback_number from improvement where number = ?")
			.param(improvement)
			.query(String.class)
			.single();
	}

	private String split(String from, List<String> cases) throws Exception {
		String answer = this.http
			.perform(post("/api/improvements/" + from + "/moves").with(httpBasic("lead", "feedback"))
				.contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsBytes(Answers.of("how", "split", "cases", cases, "reason", "另一个版本才有"))))
			.andReturn()
			.getResponse()
			.getContentAsString();
		return this.json.readTree(answer).get("number").asText();
	}

	private String joins(Map<String, Object> fields, String improvement) {
		String number = this.work.submit(fields);
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement, "responseText", "我们正在查。"));
		return number;
	}

	private String duplicateOf(String original) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		return number;
	}

}
