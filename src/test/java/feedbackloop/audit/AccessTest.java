package feedbackloop.audit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Every look at a case, file, message or at the log itself is written down, and auditors
 * find it by person, case and period.
 */
@CaseTest
class AccessTest {

	/** Addresses that show a case and are not watched, and why. */
	private static final Map<String, String> EXEMPT = Map.ofEntries(
			Map.entry("/follow/{number}", "for customers, by their secret"),
			Map.entry("/follow/{number}/receipt", "for customers, by their secret"),
			Map.entry("/follow/{number}/consent", "for customers, by their secret"),
			Map.entry("/follow/{number}/messages", "for customers, leads to the case"),
			Map.entry("/follow/{number}/confirmation", "for customers, leads to the case"),
			Map.entry("/follow/{number}/withdrawal", "for customers, leads to the case"),
			Map.entry("/follow/{number}/reopening", "for customers, leads to the case"),
			Map.entry("/follow/{number}/rating", "for customers, leads to the case"),
			Map.entry("/follow/{number}/rate/{key}/{score:[1-5]}", "for customers, shows nothing of the case"),
			Map.entry("/follow/{number}/rate/{key}", "for customers, leads to the page of the score"),
			Map.entry("/follow/{number}/data", "for customers, shows nothing of the case"),
			Map.entry("/follow/{number}/data/code", "for customers, leads to the page before"),
			Map.entry("/follow/{number}/data/export", "for customers, leads to the page before"),
			Map.entry("/follow/{number}/data/erasure", "for customers, leads to the page before"),
			Map.entry("/follow/{number}/files/{id}", "for customers, by their secret"),
			Map.entry("/api/feedback/{number}", "for customers, by their secret"),
			Map.entry("/cases/{number}/files/{id}/thumbnail", "part of the case page"));

	/**
	 * How the addresses of other pages begin: of customers, of a task, which notes the
	 * look itself, and those that show nothing which customers wrote.
	 */
	private static final List<String> OTHERS = List.of("/follow", "/help", "/login", "/submit", "/embed", "/entrances",
			"/tasks/{id}", "/absence", "/calendar", "/clients", "/insights", "/intake", "/keys", "/knowledge",
			"/macros", "/notices", "/privacy/", "/reviews", "/rules", "/sources");

	/** Cockpit's past is written down where it is answered (audit.history). */
	private static final String HISTORY = "/api/history/";

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private AccessLog log;

	@Autowired
	private JdbcClient database;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping addresses;

	@Test
	void noAddressThatShowsACaseIsForgotten() {
		Set<String> reading = this.addresses.getHandlerMethods()
			.keySet()
			.stream()
			.filter((mapping) -> mapping.getMethodsCondition().getMethods().isEmpty()
					|| mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.filter((pattern) -> pattern.contains("{number}"))
			.filter((pattern) -> !pattern.startsWith(HISTORY))
			.collect(Collectors.toSet());
		assertThat(reading).contains("/cases/{number}", "/api/cases/{number}/trail", "/cases/{number}/clocks");
		assertThat(reading).filteredOn((pattern) -> AccessWatch.kindOf(pattern).isEmpty())
			.allMatch(EXEMPT::containsKey);
		assertThat(EXEMPT.keySet()).isSubsetOf(reading)
			.allMatch((pattern) -> AccessWatch.kindOf(pattern).isEmpty(), "is exempt");
	}

	@Test
	void noPageIsForgotten() {
		assertThat(this.addresses.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((handler) -> handler.getValue().getMethod().getReturnType() == String.class)
			.filter((handler) -> handler.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.flatMap((handler) -> handler.getKey().getPatternValues().stream())
			.filter((pattern) -> AccessWatch.kindOf(pattern).isEmpty() && !pattern.equals("/"))
			.filter((pattern) -> OTHERS.stream().noneMatch(pattern::startsWith)))
			.as("pages that stand neither in AccessWatch, because they show words of customers, nor in OTHERS here")
			.isEmpty();
	}

	@Test
	void everyLookIsWrittenDownWithWhoWhatAndWhen() throws Exception {
		String number = this.work.submit();
		for (String address : List.of("/cases/%s", "/api/cases/%s", "/api/cases/%s/trail", "/cases/%s/clocks",
				"/cases/%s/trail")) {
			read("quality", "quality", address.formatted(number));
		}
		read("quality", "quality", "/cases/%s/trail/trail.csv".formatted(number));
		read("quality", "quality", "/outbox");
		assertThat(notes("quality", number)).containsExactly("caseView /cases/" + number,
				"caseView /api/cases/" + number, "caseView /api/cases/" + number + "/trail",
				"caseView /cases/" + number + "/clocks", "caseView /cases/" + number + "/trail",
				"export /cases/" + number + "/trail/trail.csv");
		assertThat(kinds("quality")).contains("messageView");
	}

	@Test
	void whatWasNotShownWasNotSeen() throws Exception {
		assertThat(answer("quality2", "quality", "/cases/FB-20200101-000001").getStatus()).isEqualTo(404);
		assertThat(answer("quality2", "quality", "/api/cases?grade=none").getStatus()).isEqualTo(400);
		assertThat(answer("quality2", "quality", "/audit/access").getStatus()).isEqualTo(403);
		assertThat(kinds("quality2")).isEmpty();
	}

	@Test
	void whatSomebodyTypedIsMaskedAndFoundAgainByItsHash() throws Exception {
		read("legal", "legal", "/cases?text=王小明 13800138000&product=张三的店&status=open");
		String detail = this.database.sql("select detail from access_log where user_id = 'legal' and kind = 'search'")
			.query(String.class)
			.single();
		assertThat(detail).contains("status=open").doesNotContain("小明", "13800138000", "三的店");
		assertThat(read("auditor", "auditor", "/audit/access?words=王小明 13800138000")).contains("legal");
		assertThat(read("auditor", "auditor", "/audit/access?words=王小明")).doesNotContain("/cases ");
		assertThat(this.database.sql("select string_agg(detail, ' ') from access_log where user_id = 'auditor'")
			.query(String.class)
			.single()).doesNotContain("小明");
	}

	@Test
	void auditorsAskByPersonCaseAndPeriodAndAreWrittenDownThemselves() throws Exception {
		String number = this.work.submit();
		read("analytics", "analytics", "/cases/" + number);
		String page = read("auditor2", "auditor", "/audit/access?number=" + number + "&user=analytics");
		assertThat(page).contains("analytics", "/cases/" + number, "data-user=\"analytics\"");
		assertThat(read("auditor2", "auditor", "/audit/access?lastDay=2000-01-01")).doesNotContain("/cases/FB");
		assertThat(answer("auditor2", "auditor", "/audit/access?firstDay=gestern").getStatus()).isEqualTo(400);
		String csv = read("auditor2", "auditor", "/audit/access/download?number=" + number);
		assertThat(csv).contains("\"analytics\"", "/cases/" + number);
		assertThat(kinds("auditor2")).contains("auditView", "export");
	}

	@Test
	void aPageLeadsToTheOneBefore() throws Exception {
		for (int i = 0; i < 51; i++) {
			this.log.note("operations2", Kind.HISTORY_VIEW, null, "look " + i);
		}
		String latest = read("auditor", "auditor", "/audit/access?user=operations2");
		assertThat(latest).contains("look 50", "look 1<").doesNotContain("look 0<");
		String older = latest.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
		assertThat(read("auditor", "auditor", older)).contains("look 0<").doesNotContain("look 1<");
	}

	@Test
	void aComplaintAboutAnAuditorIsNotOnTheAuditorsPages() throws Exception {
		String number = this.work.submit(Answers.of("description", "审计人员态度恶劣"));
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "auditor2"));
		read("lead", "lead", "/cases/" + number);
		assertThat(read("auditor", "auditor", "/audit/access?number=" + number)).contains("data-user=\"lead\"",
				"auditor2");
		assertThat(read("auditor2", "auditor", "/audit/access?number=" + number)).doesNotContain("data-user",
				"/cases/" + number);
	}

	@Test
	@Transactional
	void aNoteStaysAlthoughWhatItWatchesIsRolledBack() {
		this.log.note("operations", Kind.REVEAL, "FB-20261122-000001", "outside");
		TestTransaction.flagForRollback();
		TestTransaction.end();
		assertThat(kinds("operations")).contains("reveal");
	}

	@Test
	void aNoteThatCannotBeWrittenBreaksNothing() {
		this.log.note(null, Kind.REVEAL, null, "nobody");
		assertThat(
				this.database.sql("select count(*) from access_log where detail = 'nobody'").query(Long.class).single())
			.isZero();
	}

	@Test
	void noCellOfATableIsAFormula() throws Exception {
		this.log.note("operations2", Kind.EXPORT, null, "=HYPERLINK(\"http://example.org\")");
		assertThat(read("auditor", "auditor", "/audit/access/download?user=operations2&kind=export"))
			.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"");
	}

	private List<String> notes(String userId, String number) {
		return this.database
			.sql("select kind || ' ' || detail from access_log where user_id = :user and number = :number order by id")
			.param("user", userId)
			.param("number", number)
			.query(String.class)
			.list();
	}

	private List<String> kinds(String userId) {
		return this.database.sql("select kind from access_log where user_id = :user order by id")
			.param("user", userId)
			.query(String.class)
			.list();
	}

	private String read(String userId, String group, String address) throws Exception {
		MockHttpServletResponse answer = answer(userId, group, address);
		assertThat(answer.getStatus()).as(address).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(String userId, String group, String address) throws Exception {
		return this.http.perform(get(URI.create(address.replace(" ", "%20"))).with(member(userId, group)))
			.andReturn()
			.getResponse();
	}

}
