package feedbackloop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * What every test of the application has in common: a fixed master key, no jobs or mails
 * on their own, and a PostgreSQL. There is one PostgreSQL for all tests of a run, and a
 * fresh, already migrated database for each Spring context (or for a test that asks for
 * one). It is fast, not durable.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String TEMPLATE = "migrated";

	/** The Base64 of 32 zero bytes. */
	private static final String MASTER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	/** Known, and used by those only that try a rotation. */
	private static final String OTHER_MASTER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

	private static final AtomicInteger count = new AtomicInteger();

	private static final List<ConfigurableApplicationContext> applications = new CopyOnWriteArrayList<>();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		applications.add(context);
		context.getEnvironment()
			.getPropertySources()
			.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource("feedbackLoopTest", settings()));
	}

	private static Map<String, Object> settings() {
		return Map.ofEntries(Map.entry("spring.datasource.url", fresh()),
				Map.entry("spring.datasource.username", "postgres"), Map.entry("feedback-loop.master-key", MASTER_KEY),
				Map.entry("feedback-loop.other-master-keys", OTHER_MASTER_KEY),
				Map.entry("feedback-loop.secure-cookies", false), Map.entry("feedback-loop.erasures", erasures()),
				Map.entry("feedback-loop.clock-watch.enabled", false), Map.entry("feedback-loop.relay.enabled", false),
				Map.entry("feedback-loop.folder-watch.enabled", false),
				Map.entry("camunda.bpm.job-execution.enabled", false),
				Map.entry("camunda.bpm.metrics.db-reporter-activate", false), Map.entry("server.address", "127.0.0.1"),
				Map.entry("management.server.address", "127.0.0.1"), Map.entry("management.server.port", 0),
				Map.entry("spring.datasource.hikari.maximum-pool-size", 5),
				Map.entry("feedback-loop.serve-on-at-stop", "0s"),
				Map.entry("feedback-loop.embed-in", "http://127.0.0.1:*"),
				Map.entry("feedback-loop.trackers.desk.secrets", "new-secret,old-secret"),
				// Stores that are fetched from, played by tests.
				Map.entry("feedback-loop.outgoing.hosts", "127.0.0.1"),
				// All tests come from one address.
				Map.entry("feedback-loop.limits.enabled", false),
				Map.entry("feedback-loop.mail.acknowledgements", 100_000),
				// Rehearsals have tests of their own; all others would wait for them.
				Map.entry("feedback-loop.rules.rehearse", false),
				// Tests keep people signed in over the whole run.
				Map.entry("server.servlet.session.timeout", "3h"));
	}

	private static String erasures() {
		return Path.of("target", "erasures", UUID.randomUUID() + ".jsonl").toString();
	}

	/** Ends what uses the server, which ends with the JVM. */
	static void closeApplications() {
		applications.forEach(ConfigurableApplicationContext::close);
	}

	/**
	 * @return the JDBC address of a new database with all migrations run; user
	 * {@code postgres} without a password
	 */
	public static String fresh() {
		return create(" template " + TEMPLATE);
	}

	/**
	 * @return the JDBC address of a new database without any table
	 */
	public static String empty() {
		return create("");
	}

	private static String create(String options) {
		String name = "test_" + count.incrementAndGet();
		Server.create(name + options);
		return Server.postgres.getJdbcUrl("postgres", name);
	}

	/** Started when the first database is asked for. */
	private static final class Server {

		private static final EmbeddedPostgres postgres = start();

		static {
			create(TEMPLATE);
			Flyway.configure()
				.dataSource(postgres.getDatabase("postgres", TEMPLATE))
				.locations("classpath:db/migration")
				.load()
				.migrate();
		}

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder()
					.setServerConfig("full_page_writes", "off")
					.setLocaleConfig("locale", "C")
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void create(String database) {
			try (Connection connection = postgres.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create database " + database);
			}
			catch (SQLException ex) {
				throw new IllegalStateException("Cannot create the database " + database, ex);
			}
		}

	}

}
