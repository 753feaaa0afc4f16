package feedbackloop.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.Shutdown;
import feedbackloop.testing.Database;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long it takes to find who saw what among a million notes, to seal them and
 * to verify the seals. Run by the command that README names, which allows it little
 * memory, not by the normal build.
 */
class AccessBenchmark {

	private static final int NOTES = 1_000_000;

	private static final int AT_ONCE = 100_000;

	private static final int REPETITIONS = 20;

	@Test
	void aMillionNotesAreSearchedAndVerified() {
		try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Parts.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run("--spring.datasource.url=" + Database.fresh(), "--spring.datasource.username=postgres",
					"--feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
			JdbcClient database = parts.getBean(JdbcClient.class);
			fill(database);
			Accesses accesses = parts.getBean(Accesses.class);
			for (Map<String, String> asked : List.of(Map.<String, String>of(), Map.of("user", "user7"),
					Map.of("user", "user7", "kind", "reveal"), Map.of("number", "FB-20261122-000123"),
					Map.of("firstDay", "2026-03-01", "lastDay", "2026-03-01"),
					Map.of("user", "user7", "firstDay", "2026-02-01", "lastDay", "2026-03-01"),
					Map.of("kind", "download"), Map.of("kind", "denial"), Map.of("words", "张三"))) {
				Duration slowest = slowest(() -> accesses.page(AccessQuery.of(asked), "auditor"));
				System.out.printf(Locale.ROOT, "who saw what %s: slowest of %d %d ms%n", asked, REPETITIONS,
						slowest.toMillis());
				assertThat(slowest).isLessThan(Duration.ofSeconds(1));
			}
			Sealing sealing = new Sealing(parts.getBean(Seals.class), parts.getBean(SealKey.class), database,
					parts.getBean(PlatformTransactionManager.class), Clock.systemUTC(), new Shutdown());
			Instant start = Instant.now();
			assertThat(sealing.sealAll()).isEqualTo(NOTES);
			Instant sealed = Instant.now();
			Proof proof = parts.getBean(Verification.class).verify(null, (done) -> {
			});
			Instant verified = Instant.now();
			System.out.printf(Locale.ROOT, "%,d rows sealed in %.1f s, verified in %.1f s, in a heap of %d MB%n", NOTES,
					Duration.between(start, sealed).toMillis() / 1e3,
					Duration.between(sealed, verified).toMillis() / 1e3, Runtime.getRuntime().maxMemory() >> 20);
			assertThat(proof.findings()).isEmpty();
			assertThat(proof.seals()).isEqualTo(NOTES);
		}
	}

	private static Duration slowest(Runnable work) {
		long[] times = new long[REPETITIONS];
		for (int i = 0; i < REPETITIONS; i++) {
			long start = System.nanoTime();
			work.run();
			times[i] = System.nanoTime() - start;
		}
		return Duration.ofNanos(Arrays.stream(times).max().orElseThrow());
	}

	/** 200 people, 10,000 cases, a year. */
	private static void fill(JdbcClient database) {
		for (int from = 1; from <= NOTES; from += AT_ONCE) {
			database.sql("""
					insert into access_log (at, user_id, kind, number, detail)
					select timestamptz '2026-01-01 00:00+08' + n * interval '31 seconds', 'user' || n % 200,
					(array['caseView', 'search', 'download', 'historyView', 'auditView'])[1 + n % 5],
					'FB-20261122-' || lpad((n::bigint * 7919 % 10000)::text, 6, '0'), '/cases/' || n
					from generate_series(:from, :to) n""").param("from", from).param("to", from + AT_ONCE - 1).update();
		}
		database.sql("analyze access_log").update();
	}

	@Import({ Verify.Parts.class, Accesses.class })
	static class Parts {

		@Bean
		Clock clock() {
			return Clock.systemDefaultZone();
		}

	}

}
