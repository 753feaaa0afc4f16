package feedbackloop.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;

import feedbackloop.Command;
import feedbackloop.Shutdown;
import feedbackloop.audit.Proof.Finding;
import feedbackloop.audit.Proof.What;
import feedbackloop.testing.Database;
import feedbackloop.words.HouseTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Whatever is changed, removed, slipped in or moved in the sealed tables or in the chain
 * itself is found and named; what writers do in the ordinary way is not.
 */
class SealTest {

	private static ConfigurableApplicationContext parts;

	private static String url;

	private final TestClock clock = new TestClock();

	private final Shutdown shutdown = new Shutdown();

	private JdbcClient database;

	private Sealing sealing;

	private Verification verification;

	@BeforeAll
	static void start() {
		url = Database.fresh();
		parts = new SpringApplicationBuilder(Verify.Parts.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run("--spring.datasource.url=" + url, "--spring.datasource.username=postgres",
					"--feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
	}

	@AfterAll
	static void stop() {
		parts.close();
	}

	@BeforeEach
	void emptyTables() {
		this.database = parts.getBean(JdbcClient.class);
		this.verification = parts.getBean(Verification.class);
		this.sealing = sealing();
		SealedTable.ALL.forEach((table) -> asDatabaseAdministrator("delete from " + table.name()));
		asDatabaseAdministrator("delete from seal");
	}

	@Test
	void whatWritersDoRaisesNothing() {
		oneRowInEachTable();
		assertThat(this.sealing.sealAll()).isEqualTo(SealedTable.ALL.size());
		note("after the first seals");
		assertThat(this.sealing.sealAll()).isEqualTo(1);
		closeAll();
		assertThat(this.sealing.sealAll()).isZero();
		Proof proof = verify(null);
		assertThat(proof.findings()).isEmpty();
		assertThat(proof.seals()).isGreaterThan(SealedTable.ALL.size());
		assertThat(verify(proof.head()).findings()).isEmpty();
	}

	@Test
	void aStopOfTheApplicationEndsSealingAfterABatchAndAVerificationAtOnce() {
		asDatabaseAdministrator("""
				insert into timeline (number, at, actor, kind, arguments)
				select 'FB-20261122-000001', now(), 'lead', 'graded', '{}' from generate_series(1, 2001)""");
		this.shutdown.begin();
		assertThat(this.sealing.sealAll()).isEqualTo(2000);
		ThreadPoolTaskScheduler background = new ThreadPoolTaskScheduler();
		background.initialize();
		ProofRun run = new ProofRun(this.verification, parts.getBean(Seals.class), new HouseTime(this.clock),
				background, this.shutdown);
		run.start(null, "auditor");
		Awaitility.await().until(() -> !run.state().running());
		background.shutdown();
		assertThat(run.state().proof()).as("half of the record proves nothing").isNull();
		assertThat(run.state().failed()).isTrue();
	}

	@Test
	void theRegistryNamesEveryColumnThatNeverChanges() {
		oneRowInEachTable();
		this.sealing.sealAll();
		for (SealedTable table : SealedTable.ALL) {
			for (SealedTable.Column column : table.columns()) {
				String before = value(table, column);
				asDatabaseAdministrator("update %1$s set %2$s = %3$s".formatted(table.name(), column.name(),
						other(table.name(), column.name())));
				assertThat(value(table, column)).as("%s.%s", table.name(), column.name()).isNotEqualTo(before);
				assertThat(verify(null).findings()).as("%s.%s", table.name(), column.name())
					.extracting(Finding::what, Finding::entity)
					.containsExactly(tuple(What.CHANGED, table.name()));
				asDatabaseAdministrator("delete from " + table.name());
				asDatabaseAdministrator("delete from seal");
				oneRowIn(table.name());
				this.sealing = sealing();
				this.sealing.sealAll();
			}
		}
	}

	static List<Tampering> tamperings() {
		return List.of(new Tampering("delete from timeline where number = 'FB-20261122-000003'", What.DELETED, null),
				new Tampering("update timeline set actor = 'lead' where number = 'FB-20261122-000003'", What.CHANGED,
						"FB-20261122-000003"),
				new Tampering("""
						update timeline t set number = o.number, kind = o.kind from timeline o
						where t.number in ('FB-20261122-000003', 'FB-20261122-000004')
						and o.number in ('FB-20261122-000003', 'FB-20261122-000004') and o.id <> t.id""", What.CHANGED,
						"FB-20261122-000004"),
				new Tampering("""
						insert into timeline (id, number, at, actor, kind, arguments) overriding system value
						select min(id) - 1, 'FB-20261122-000009', now(), 'lead', 'graded', '{}' from timeline""",
						What.ADDED, "FB-20261122-000009"),
				new Tampering("update seal set hash = sha256('x') where sequence = 3", What.SEAL_CHANGED, null),
				new Tampering("update seal set chain = sha256('x') where sequence = 3", What.SEAL_CHANGED, null),
				new Tampering("update seal set row_id = -1 where sequence = 3", What.SEAL_CHANGED, null),
				new Tampering("delete from seal where sequence = 3", What.SEAL_MISSING, null),
				new Tampering("delete from seal where sequence <= 3", What.SEAL_MISSING, null),
				new Tampering(
						"""
								update seal set sequence = case sequence when 3 then -4 when 4 then -3 end where sequence in (3, 4);
								update seal set sequence = -sequence where sequence < 0""",
						What.SEAL_CHANGED, null));
	}

	@ParameterizedTest
	@MethodSource("tamperings")
	void tamperingIsFoundAndNamed(Tampering tampering) {
		for (int number = 1; number <= 6; number++) {
			timeline("FB-20261122-00000" + number);
		}
		this.sealing.sealAll();
		closeAll();
		assertThat(verify(null).findings()).isEmpty();
		asDatabaseAdministrator(tampering.sql());
		List<Finding> findings = verify(null).findings();
		assertThat(findings).extracting(Finding::what).contains(tampering.found());
		if (tampering.number() != null) {
			assertThat(findings).extracting(Finding::number).contains(tampering.number());
		}
		assertThat(findings).allMatch((finding) -> finding.entity() == null || finding.rowId() != 0);
	}

	@Test
	void anEndThatWasCutOffIsFoundByAHeadThatWasKeptOutside() {
		timeline("FB-20261122-000001");
		timeline("FB-20261122-000002");
		this.sealing.sealAll();
		String kept = this.sealing.seen().head();
		asDatabaseAdministrator("delete from timeline where number = 'FB-20261122-000002'");
		asDatabaseAdministrator("delete from seal where sequence = 2");
		assertThat(verify(null).findings()).isEmpty();
		assertThat(verify(kept).findings()).extracting(Finding::what).containsExactly(What.CUT_OFF);
	}

	@Test
	void aNodeThatSawTheChainSealsNothingOverAnEndThatWasCutOff() {
		timeline("FB-20261122-000001");
		timeline("FB-20261122-000002");
		this.sealing.sealAll();
		asDatabaseAdministrator("delete from seal where sequence = 2");
		timeline("FB-20261122-000003");
		assertThatIllegalStateException().isThrownBy(this.sealing::sealAll);
		assertThat(this.sealing.isBroken()).isTrue();
		assertThat(parts.getBean(Seals.class).head().sequence()).isEqualTo(1);
	}

	@Test
	void afterARestNewRowsAreSealedAndACutIsSeen() {
		oneRowInEachTable();
		this.sealing.sealAll();
		closeAll();
		assertThat(this.sealing.sealAll()).isZero();
		note("after a rest");
		assertThat(this.sealing.sealAll()).isEqualTo(1);
		closeAll();
		asDatabaseAdministrator("delete from seal where sequence = (select max(sequence) from seal)");
		assertThatIllegalStateException().isThrownBy(this.sealing::sealAll);
	}

	@Test
	void aRowThatCommitsLateIsSealedAndBreaksNothing() throws SQLException {
		try (Connection writer = DriverManager.getConnection(url, "postgres", "");
				Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.execute(insertTimeline("FB-20261122-000001"));
			timeline("FB-20261122-000002");
			assertThat(this.sealing.sealAll()).isEqualTo(1);
			closeAll();
			assertThat(parts.getBean(Seals.class).closed("timeline")).as("while the writer may still commit").isZero();
			writer.commit();
		}
		assertThat(this.sealing.sealAll()).isEqualTo(1);
		closeAll();
		assertThat(parts.getBean(Seals.class).closed("timeline")).isPositive();
		assertThat(verify(null).findings()).isEmpty();
	}

	@Test
	void thePackageKnowsTheCommand() {
		assertThat(ServiceLoader.load(Command.class)).extracting(Command::name).contains("verify");
	}

	@Test
	void oneNodeSealsAtATime() throws SQLException {
		timeline("FB-20261122-000001");
		try (Connection other = DriverManager.getConnection(url, "postgres", "");
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("select pg_advisory_xact_lock(%d)".formatted(Sealing.LOCK));
			assertThat(this.sealing.sealAll()).isZero();
			other.rollback();
		}
		assertThat(this.sealing.sealAll()).isEqualTo(1);
		assertThat(sealing().sealAll()).as("a second node").isZero();
	}

	@Test
	void theApplicationItselfCannotChangeSealsOrNotes() {
		note("seen");
		this.sealing.sealAll();
		for (String table : List.of("seal", "access_log")) {
			for (String change : List.of("delete from %s", "truncate %s",
					"update %s set " + (table.equals("seal") ? "row_id = 0" : "user_id = 'x'"))) {
				assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> this.database.sql(change.formatted(table)).update());
			}
		}
	}

	@Test
	void aTransactionTimestampInAnotherZoneIsTheSameContent() {
		timeline("FB-20261122-000001");
		this.sealing.sealAll();
		asDatabaseAdministrator("alter database %s set timezone = 'America/New_York'".formatted(name()));
		try (ConfigurableApplicationContext elsewhere = new SpringApplicationBuilder(Verify.Parts.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run("--spring.datasource.url=" + url, "--spring.datasource.username=postgres",
					"--feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
			assertThat(elsewhere.getBean(Verification.class).verify(null, (done) -> {
			}).findings()).isEmpty();
		}
	}

	private Sealing sealing() {
		return new Sealing(parts.getBean(Seals.class), parts.getBean(SealKey.class), parts.getBean(JdbcClient.class),
				parts.getBean(PlatformTransactionManager.class), this.clock, this.shutdown);
	}

	private Proof verify(String head) {
		return this.verification.verify(head, (done) -> {
		});
	}

	/** Lets the tables be closed up to what is there. */
	private void closeAll() {
		for (int step = 0; step < 3; step++) {
			this.sealing.sealAll();
			this.clock.now = this.clock.now.plus(Sealing.UNSEEN);
		}
	}

	private void oneRowInEachTable() {
		SealedTable.ALL.forEach((table) -> oneRowIn(table.name()));
	}

	private void oneRowIn(String table) {
		asDatabaseAdministrator(switch (table) {
			case "timeline" -> insertTimeline("FB-20261122-000001");
			case "form_entry" ->
				"""
						insert into form_entry (task_id, task_key, business_key, feedback_number, improvement_number, user_id, at,
						entries, override_reason) values ('t', 'triage', 'FB-20261122-000001', 'FB-20261122-000001', null,
						'support', now(), '{"verdict": "valid"}', null)""";
			case "clock_entry" ->
				"""
						insert into clock_entry (clock_id, at, what, change, actor) values (1, now(), 'started', '{}', 'system')""";
			case "escalation" ->
				"""
						insert into escalation (task_id, level, percent, number, task_key, grade, due_at, at, how, told, actions)
						values ('t', 1, 50, 'FB-20261122-000001', 'triage', 'high', now(), now(), 'now', 'support', '')""";
			case "case_comment" -> """
					insert into case_comment (number, author, at, text, mentions)
					values ('FB-20261122-000001', 'support', now(), '看过了', '[]')""";
			case "correspondence" ->
				"""
						insert into correspondence (feedback_id, at, direction, kind, author, subject, text_sealed, text_masked,
						visible_to_customer) values (1, now(), 'in', 'message', 'customer', null, 'x', '***', true)""";
			case "access_log" ->
				"""
						insert into access_log (at, user_id, kind, detail) values (now(), 'support', 'caseView', '/cases')""";
			case "grading" ->
				"""
						insert into grading (number, at, cause, feedback_type, affected_stated, affected, severity, urgency,
						major_loss_risk, compliance_risk, known_cause, score, grade, reason, path, team, lead) values
						('FB-20261122-000001', now(), 'triage', 'defect', 3, 3, 3, 3, false, false, false, 6, 'medium', '得分',
						'improve', 'support', 'product')""";
			case "model_version" -> """
					insert into model_version (name, version, text, deployment_id, deployed_by, deployed_at, source)
					values ('processes/grade.dmn', 1, '<definitions/>', 'd', 'system', now(), 'folder')""";
			default -> throw new IllegalArgumentException("The test has no row for the table " + table);
		});
	}

	private static String other(String table, String column) {
		return switch (column) {
			case "at", "due_at", "deployed_at" -> column + " + interval '1 microsecond'";
			case "level", "percent", "version", "clock_id", "feedback_id", "affected", "severity", "urgency", "score" ->
				column + " + 1";
			case "arguments", "entries", "change", "mentions" -> "'{\"other\": 1}'";
			case "visible_to_customer", "major_loss_risk", "compliance_risk" -> "not " + column;
			case "text_sealed" -> "'y'";
			case "direction" -> "'out'";
			case "source" -> "'page'";
			case "kind" -> table.equals("access_log") ? "'search'" : "'other'";
			default -> "'other'";
		};
	}

	private String value(SealedTable table, SealedTable.Column column) {
		return this.database.sql("select coalesce(%s, 'null') from %s t".formatted(column.sql(), table.name()))
			.query(String.class)
			.single();
	}

	private void timeline(String number) {
		this.database.sql(insertTimeline(number)).update();
	}

	private void note(String detail) {
		this.database.sql("insert into access_log (at, user_id, kind, detail) values (now(), 'support', 'search', ?)")
			.param(detail)
			.update();
	}

	private static String insertTimeline(String number) {
		return """
				insert into timeline (number, at, actor, kind, arguments)
				values ('%s', now(), 'support', 'graded', '{"grade": "high"}')""".formatted(number);
	}

	/**
	 * As somebody who may do everything in the database, triggers and references aside.
	 */
	private static void asDatabaseAdministrator(String sql) {
		try (Connection connection = DriverManager.getConnection(url, "postgres", "");
				Statement statement = connection.createStatement()) {
			statement.execute("set session_replication_role = replica");
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	private static String name() {
		return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
	}

	/**
	 * What somebody does in the database.
	 *
	 * @param number of a case that must be named, or null
	 */
	private record Tampering(String sql, What found, String number) {

	}

	private static final class TestClock extends Clock {

		private Instant now = Instant.now();

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
