package feedbackloop.growth;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures over HTTP what staff look at, while open and finished cases become more:
 * {@code -Dopen=200,20000 -Dfinished=0,20000}. Run by the command that
 * docs/performance.md names, not by the normal build.
 */
@CaseTest
class GrowthBenchmark {

	private static final int[] OPEN = numbers("open", "200,20000");

	private static final int[] FINISHED = numbers("finished", "200,20000");

	private static final int ROUNDS = 30;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest staff;

	@Autowired
	private JdbcClient database;

	@Value("${spring.datasource.url}")
	private String address;

	@Test
	void whatStaffLookAtWhileCasesBecomeMore() throws Exception {
		String waiting = this.work.submit();
		String open = this.work.atPlan();
		String finished = finished();
		String queue = this.database.sql("select id_ from act_ru_filter where name_ like '%My teams'' queue'")
			.query(String.class)
			.single();
		Map<String, Double> least = new LinkedHashMap<>();
		for (int size = 0; size < OPEN.length; size++) {
			int already = (size == 0) ? 0 : OPEN[size - 1];
			copy(waiting, "2001010" + size, (OPEN[size] - already) * 3 / 4);
			copy(open, "2001011" + size, (OPEN[size] - already) / 4);
			long before = kilobytes();
			int more = FINISHED[size] - ((size == 0) ? 0 : FINISHED[size - 1]);
			copy(finished, "2001012" + size, more);
			System.out.printf(Locale.ROOT, "%d open, %d finished; a finished one takes %d KB%n", OPEN[size],
					FINISHED[size], (kilobytes() - before) / Math.max(more, 1));
			if (size == 0) {
				// So that the first size is not that of a node that has just started.
				look(new LinkedHashMap<>(), queue, waiting, open, 10 * ROUNDS);
			}
			look(least, queue, waiting, open, ROUNDS);
		}
	}

	private void look(Map<String, Double> least, String queue, String waiting, String open, int rounds) {
		Caller support = this.staff.tasklist("support");
		Caller hal = support.with("Accept", "application/hal+json");
		String list = "/camunda/api/engine/engine/default/filter/" + queue + "/list?firstResult=0&maxResults=15";
		measure(least, rounds, "work list of Tasklist", () -> hal.postJson(list, "{}"));
		for (String page : new String[] { "/cases", "/cases?grade=medium",
				"/cases?grade=medium&receivedFrom=2026-01-01", "/cases?text=%E8%AE%A2%E5%8D%95", "/outbox",
				"/cases/" + open }) {
			measure(least, rounds, page, () -> support.get(page));
		}
		measure(least, rounds, "similar cases", () -> support.get("/api/cases/" + waiting + "/similar"));
		Caller manager = this.staff.tasklist("manager");
		measure(least, rounds, "/insights/forecast", () -> manager.get("/insights/forecast"));
	}

	private long kilobytes() {
		return this.database.sql("select pg_database_size(current_database()) / 1024").query(Long.class).single();
	}

	private String finished() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse",
				Answers.with(Answers.answer(), "resolvedAtFirstContact", true));
		this.work.confirms(number);
		return number;
	}

	private void copy(String number, String prefix, int count) throws Exception {
		try (Connection connection = DriverManager.getConnection(this.address, "postgres", "")) {
			new CaseCopies(JdbcClient.create(new SingleConnectionDataSource(connection, true))).copy(number, prefix,
					count, "10 minutes");
		}
	}

	private static void measure(Map<String, Double> least, int rounds, String what,
			Supplier<HttpResponse<String>> request) {
		long[] nanos = new long[rounds];
		for (int round = -3; round < rounds; round++) {
			long begun = System.nanoTime();
			HttpResponse<String> answer = request.get();
			nanos[Math.max(0, round)] = System.nanoTime() - begun;
			assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(200);
		}
		Arrays.sort(nanos);
		double median = nanos[rounds / 2] / 1e6;
		System.out.printf(Locale.ROOT, "  %s: p50 %.0f ms, p95 %.0f ms, %.1f times the first%n", what, median,
				nanos[rounds * 95 / 100] / 1e6, median / least.computeIfAbsent(what, (first) -> median));
	}

	private static int[] numbers(String property, String otherwise) {
		return Arrays.stream(System.getProperty(property, otherwise).split(",")).mapToInt(Integer::parseInt).toArray();
	}

}
