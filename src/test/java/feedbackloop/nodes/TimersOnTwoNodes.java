package feedbackloop.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many timers due at once, worked by two nodes over one database, each in a JVM of its
 * own: with right clocks and with one that is an hour off. Run it with
 * {@code mvn test -Dtest=TimersOnTwoNodes}.
 */
@FeedbackLoopTest
@Import(CaseWork.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimersOnTwoNodes {

	private static final int CASES = Integer.getInteger("cases", 1000);

	/** Within this each timer shall have fired. */
	private static final Duration IN_TIME = Duration.ofSeconds(60);

	/** Longer than a slow machine needs, so that what comes late is still counted. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String SUCCESSES = " from act_hi_job_log where job_state_ = 2 and job_id_ in"
			+ " (select id_ from due_timer)";

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Environment environment;

	private RunningNode right;

	private RunningNode other;

	@BeforeAll
	void urgentCasesAndTwoNodes(@TempDir Path directory) throws Exception {
		for (int i = 0; i < CASES; i++) {
			this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		}
		this.database.sql("update act_ru_job set duedate_ = now() + interval '1 year' where type_ = 'timer'").update();
		this.right = RunningNode.beside(this.environment, "right", directory, 0);
		this.right.awaitsReady();
		this.other = RunningNode.beside(this.environment, "other", directory, 0);
		this.other.awaitsReady();
	}

	@AfterAll
	void stop() throws Exception {
		for (RunningNode node : List.of(this.right, this.other)) {
			node.stop();
		}
	}

	@Test
	@Order(1)
	void eachOfManyDeadlinesThatPassAtOnceIsToldOnceAndInTime() throws Exception {
		Instant due = fallsDue("event_triageOverdue", Duration.ofSeconds(5));

		awaitsAll();

		Duration took = Duration.between(due, Instant.now());
		System.out.printf("%d timers on two nodes: all fired %d s after they were due%n", CASES, took.toSeconds());
		assertOnce();
		assertThat(notices("group:manager")).isEqualTo(CASES);
		assertThat(notices("group:lead")).isEqualTo(CASES);
		assertThat(workers()).containsExactlyInAnyOrder("right", "other");
		assertThat(took).isLessThanOrEqualTo(IN_TIME);
	}

	@Test
	@Order(2)
	void aNodeAnHourAheadFiresNothingTwice() throws Exception {
		this.other.clock(Duration.ofHours(1));
		reminds(50);
		theWrongNodeStopsAndComesBack("ahead of");
	}

	@Test
	@Order(3)
	void aNodeAnHourBehindFiresNothingTwice() throws Exception {
		this.other.clock(Duration.ofHours(-1));
		reminds(150);
		theWrongNodeStopsAndComesBack("behind");
	}

	private void theWrongNodeStopsAndComesBack(String side) throws Exception {
		this.other.awaits(side + " the database's", Duration.ofMinutes(2));
		this.other.awaits("runs no jobs", Duration.ofSeconds(5));
		this.other.clock(Duration.ZERO);
		this.other.awaits("right again", Duration.ofMinutes(2));
	}

	/** Lets the timers of that name all fall due at one moment. */
	private Instant fallsDue(String timer, Duration in) {
		Instant due = Instant.now().plus(in);
		this.database.sql("drop table if exists due_timer").update();
		this.database
			.sql("create table due_timer as select id_ from act_ru_job where handler_cfg_ like '%%%s'".formatted(timer))
			.update();
		int timers = this.database.sql("""
				update act_ru_job set duedate_ = now() + make_interval(secs => :seconds)
				where id_ in (select id_ from due_timer)""").param("seconds", in.toSeconds()).update();
		assertThat(timers).isEqualTo(CASES);
		return due;
	}

	/** Lets the clocks all come to that share of their time at one moment. */
	private void reminds(int percent) throws Exception {
		this.database.sql("""
				update clock_entry e set at = now() - make_interval(mins => :minutes),
				  change = jsonb_set(change, '{allowance}',
				    '{"amount": 100, "unit": "hours", "natural": true, "capped": false}')
				from clock c where c.id = e.clock_id and c.stage = 'triage' and e.what = 'started'
				""").param("minutes", percent * 60).update();
		this.database.sql("""
				update clock set reminded_to = now() - interval '1 hour', remind_at = null
				where stage = 'triage' and state = 'running'""").update();
		awaits(() -> told(percent) == CASES);
		assertThat(told(percent)).isEqualTo(CASES);
	}

	private long told(int percent) {
		return count("select count(*) from escalation where percent = " + percent);
	}

	private void awaitsAll() throws Exception {
		awaits(this::allFired);
	}

	private static void awaits(BooleanSupplier all) throws Exception {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try {
			long end = System.nanoTime() + PATIENCE.toNanos();
			while (!all.getAsBoolean()) {
				assertThat(System.nanoTime()).as("not all timers fired").isLessThan(end);
				clock.schedule(() -> {
				}, 200, TimeUnit.MILLISECONDS).get();
			}
		}
		finally {
			clock.shutdown();
		}
	}

	private boolean allFired() {
		return count("select count(distinct job_id_)" + SUCCESSES) == CASES;
	}

	private void assertOnce() {
		assertThat(count("select count(*)" + SUCCESSES)).as("successes").isEqualTo(CASES);
		assertThat(count("select count(*) from act_ru_job where id_ in (select id_ from due_timer)")).as("left")
			.isZero();
		assertThat(told(100)).isEqualTo(CASES);
		assertThat(count("select count(*) from act_ru_incident")).isZero();
	}

	private long notices(String recipient) {
		return count("select count(*) from outbox where event = 'escalation' and recipient = '" + recipient + "'");
	}

	private List<String> workers() {
		return this.database.sql("select distinct hostname_" + SUCCESSES).query(String.class).list();
	}

	private long count(String sql) {
		return this.database.sql(sql).query(Long.class).single();
	}

}
