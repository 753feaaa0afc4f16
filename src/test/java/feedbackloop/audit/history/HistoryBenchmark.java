package feedbackloop.audit.history;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures over HTTP, as an auditor's browser asks, what Cockpit shows of 100,000
 * finished cases: list, search, one instance, and what Cockpit itself asks the engine;
 * also the page and the trail of one of them. Run by the command that README names, not
 * by the normal build.
 */
@CaseTest
class HistoryBenchmark {

	private static final int CASES = Integer.getInteger("cases", 100_000);

	private static final int ROUNDS = 40;

	private static final long LONGEST_MILLIS = 1000;

	private static final int DEEP_PAGES = 200;

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final SoftAssertions softly = new SoftAssertions();

	@Test
	void aHundredThousandFinishedCasesAreListedSearchedAndReadWithinASecond() throws Exception {
		String closed = closed();
		String declined = declined();
		String merged = merged();
		ManyFinishedCases many = new ManyFinishedCases(this.database);
		String first = many.copy(closed, 0, CASES * 7 / 10);
		many.copy(declined, CASES * 7 / 10, CASES * 2 / 10);
		many.copy(merged, CASES * 9 / 10, CASES / 10);
		this.database.sql("update clock set state = 'missed' where id % 29 = 0").update();
		many.analyze();
		signIn();
		String list = "/api/history/instances?key=feedback";
		measure("first page", list);
		measure("one version",
				"/api/history/instances?definition=" + this.work.instance(closed).getProcessDefinitionId());
		measure("ended, urgent", list + "&state=ended&grade=urgent");
		measure("declined", list + "&state=declined");
		measure("team, a month", list + "&team=product&startedFrom=2025-10-01&startedTo=2025-10-31");
		measure("overdue", list + "&overdue=true");
		measure("overdue, urgent, team", list + "&overdue=true&grade=urgent&team=product");
		measure("number", list + "&number=" + first);
		measure("person, rare", list + "&person=support2");
		measure("person, common", list + "&person=support");
		measure("rule, rare", list + "&decision=grade&rule=rule_rare");
		measure("rule, common", list + "&decision=grade&rule=" + ruleOf(closed));
		measure("page " + DEEP_PAGES, list + "&after=" + deep(list));
		measure("page " + DEEP_PAGES + ", medium", list + "&grade=medium&after=" + deep(list));
		measure("one instance", "/api/history/instances/" + instance(first));
		measure("one case's answers", "/api/history/cases/" + first);
		measure("case page", "/cases/" + closed);
		measure("trail", "/cases/" + closed + "/trail/trail.json");
		String decision = this.database
			.sql("select dec_def_id_ from act_hi_decinst where dec_def_key_ = 'grade' limit 1")
			.query(String.class)
			.single();
		String engine = "/camunda/api/engine/engine/default/history/decision-instance";
		measure("Cockpit: decisions by a table", engine + "?decisionDefinitionId=" + decision
				+ "&sortBy=evaluationTime&sortOrder=desc&firstResult=0&maxResults=50");
		measure("Cockpit: their count", engine + "/count?decisionDefinitionId=" + decision);
		this.softly.assertAll();
	}

	private void measure(String what, String address) throws IOException, InterruptedException {
		long[] nanos = new long[ROUNDS];
		for (int round = -3; round < ROUNDS; round++) {
			long start = System.nanoTime();
			get(address);
			nanos[Math.max(0, round)] = System.nanoTime() - start;
		}
		long[] sorted = Arrays.stream(nanos).sorted().toArray();
		double p95 = sorted[ROUNDS * 95 / 100] / 1e6;
		System.out.printf(Locale.ROOT, "%d cases, %s: p50 %.0f ms, p95 %.0f ms%n", CASES, what,
				sorted[ROUNDS / 2] / 1e6, p95);
		this.softly.assertThat(p95).as(what).isLessThanOrEqualTo(LONGEST_MILLIS);
	}

	private String get(String address) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.browser.send(HttpRequest.newBuilder(uri(address)).build(),
				BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
		return answer.body();
	}

	private String deep(String list) throws IOException, InterruptedException {
		String after = this.json.readTree(get(list)).get("next").asText();
		for (int page = 2; page < DEEP_PAGES; page++) {
			after = this.json.readTree(get(list + "&size=50&after=" + after)).get("next").asText();
		}
		return after;
	}

	private void signIn() throws IOException, InterruptedException {
		Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
			.matcher(this.browser.send(HttpRequest.newBuilder(uri("/login")).build(), BodyHandlers.ofString()).body());
		assertThat(token.find()).isTrue();
		String form = "username=auditor&password=feedback&_csrf="
				+ URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
		this.browser.send(HttpRequest.newBuilder(uri("/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.discarding());
	}

	private URI uri(String address) {
		return URI.create("http://127.0.0.1:" + this.port + address);
	}

	private String instance(String number) {
		return this.database.sql("select id_ from act_hi_procinst where business_key_ = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private String ruleOf(String number) {
		return this.database.sql("""
				select o.rule_id_ from act_hi_dec_out o join act_hi_decinst d on d.id_ = o.dec_inst_id_
				where d.proc_inst_id_ = ? and d.dec_def_key_ = 'grade' limit 1""")
			.param(instance(number))
			.query(String.class)
			.single();
	}

	private String closed() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse",
				Answers.with(Answers.answer(), "resolvedAtFirstContact", true));
		this.work.confirms(number);
		return number;
	}

	private String declined() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.of("verdict", "invalid", "reason", "不是产品问题"));
		return number;
	}

	private String merged() {
		String original = closed();
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.confirms(number);
		return number;
	}

}
