package feedbackloop.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import feedbackloop.FeedbackLoop;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Two nodes, a PostgreSQL and a mail server of their own, customers who submit steadily,
 * and one fault after the other. Afterwards nothing is lost, nothing is twice and nobody
 * has anything to do. Run by the command that README names, not by the normal build; the
 * table is written to {@code target/faults.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsRun {

	private static final int PER_SECOND = Integer.getInteger("rate", 20);

	/** How long the customers submit before and after the fault. */
	private static final int SECONDS = Integer.getInteger("seconds", 20);

	private static final Duration IN_TIME = Duration.ofSeconds(30);

	private static final Duration START = Duration.ofMinutes(8);

	private static final Path TABLE = Path.of("target/faults.md");

	private static final Map<String, String> KEY = Map.of("feedback-loop.master-key",
			Base64.getEncoder().encodeToString(new byte[32]));

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<RunningNode> nodes = new ArrayList<>();

	private List<Integer> ports;

	private List<Integer> managementPorts;

	private Path directory;

	private Path disk;

	private boolean isSmallDisk;

	private FaultyPostgres postgres;

	private JdbcClient database;

	private GreenMail mails;

	private SteadyClient customers;

	/** Of all faults so far: each may leave a message for a person. */
	private int kills;

	private final List<String> received = new ArrayList<>();

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.disk = Files.createDirectory(directory.resolve("disk"));
		this.isSmallDisk = succeeds("mount", "-t", "tmpfs", "-o", "size=3g,mode=777", "tmpfs", this.disk.toString());
		this.postgres = FaultyPostgres.start(this.disk.resolve("data"));
		this.database = JdbcClient.create(new DriverManagerDataSource(this.postgres.url(), "postgres", null));
		this.ports = List.of(RunningNode.freePort(), RunningNode.freePort());
		this.managementPorts = List.of(RunningNode.freePort(), RunningNode.freePort());
		this.mails = mailServer(RunningNode.freePort());
		this.mails.start();
		this.nodes.add(node(0));
		this.nodes.get(0).awaits(Node.READY, START);
		this.nodes.add(node(1));
		this.nodes.get(1).awaits(Node.READY, START);
		Files.createDirectories(TABLE.getParent());
		tell("| Fault | confirmed | tries that failed | first 201 afterwards | p99 | violated |");
		tell("|---|---|---|---|---|---|");
	}

	@BeforeEach
	void submitForAWhile() throws Exception {
		this.customers = new SteadyClient(this.ports, this.managementPorts, PER_SECOND);
		goOn(SECONDS);
	}

	@AfterEach
	void stopSubmitting() {
		this.customers.close();
	}

	@AfterAll
	void stop() throws Exception {
		for (RunningNode node : this.nodes) {
			node.kill();
		}
		if (this.postgres != null) {
			this.postgres.stop();
		}
		if (this.mails != null) {
			this.mails.stop();
		}
		if (this.isSmallDisk) {
			succeeds("umount", this.disk.toString());
		}
	}

	@Test
	void aNodeIsKilled(TestInfo fault) throws Exception {
		this.nodes.get(1).kill();
		Instant now = Instant.now();
		this.kills += 1;
		goOn(SECONDS);
		this.nodes.set(1, node(1));
		this.nodes.get(1).awaits(Node.READY, START);
		holds(fault, now);
	}

	@Test
	void bothNodesAreKilledAndStartWhileAHundredClientsWait(TestInfo fault) throws Exception {
		this.nodes.get(0).kill();
		this.nodes.get(1).kill();
		this.kills += 2;
		try (SteadyClient crowd = new SteadyClient(this.ports, this.managementPorts, 100)) {
			goOn(2);
			crowd.stopSubmitting();
			this.nodes.set(0, node(0));
			this.nodes.set(1, node(1));
			this.nodes.get(0).awaits(Node.READY, START);
			this.nodes.get(1).awaits(Node.READY, START);
			Instant now = Instant.now();
			goOn(SECONDS);
			assertThat(this.nodes.get(0).isRunning() && this.nodes.get(1).isRunning()).isTrue();
			until(() -> crowd.open() == 0, Duration.ofMinutes(3), "the crowd is served");
			holds(fault, now);
		}
	}

	@Test
	void theDatabaseIsKilled(TestInfo fault) throws Exception {
		this.postgres.kill();
		goOn(10);
		this.postgres.start();
		holds(fault, Instant.now());
	}

	@Test
	void theDatabaseIsStoppedForLong(TestInfo fault) throws Exception {
		this.postgres.stop();
		goOn(60);
		this.postgres.start();
		holds(fault, Instant.now());
	}

	@Test
	void theDatabaseFreezes(TestInfo fault) throws Exception {
		this.postgres.freeze();
		goOn(60);
		this.postgres.thaw();
		holds(fault, Instant.now());
	}

	@Test
	void theDiskOfTheDatabaseIsFull(TestInfo fault) throws Exception {
		assumeTrue(this.isSmallDisk, "no small disk can be mounted here");
		Path filler = this.disk.resolve("filler");
		succeeds("dd", "if=/dev/zero", "of=" + filler, "bs=64k");
		until(() -> readiness(0) == 503, Duration.ofSeconds(30), "not ready on a full disk");
		goOn(10);
		Files.delete(filler);
		if (!this.postgres.isRunning()) {
			this.postgres.start();
		}
		holds(fault, Instant.now());
	}

	@Test
	void theMailServerIsAway(TestInfo fault) throws Exception {
		collectMails();
		int port = this.mails.getSmtp().getPort();
		this.mails.stop();
		goOn(SECONDS);
		this.mails = mailServer(port);
		this.mails.start();
		holds(fault, Instant.now());
	}

	@Test
	void theClockOfANodeIsWrong(TestInfo fault) throws Exception {
		this.nodes.get(1).clock(Duration.ofHours(1));
		goOn(SECONDS);
		this.nodes.get(1).clock(Duration.ofHours(-1));
		goOn(SECONDS);
		this.nodes.get(1).clock(Duration.ZERO);
		holds(fault, Instant.now());
	}

	@Test
	void bothNodesAreRestartedInTurn(TestInfo fault) throws Exception {
		for (int node = 0; node < 2; node++) {
			this.nodes.get(node).stop();
			this.nodes.set(node, node(node));
			this.nodes.get(node).awaits(Node.READY, START);
		}
		assertThat(this.customers.troubles("unanswered")).as("each request on its way is answered").isZero();
		assertThat(this.customers.troubles("500")).isZero();
		holds(fault, Instant.now());
	}

	/** Checks that all is confirmed in time, waits until all is at rest, and looks. */
	private void holds(TestInfo fault, Instant over) throws Exception {
		until(() -> this.customers.firstAfter(over).compareTo(IN_TIME) <= 0, IN_TIME.plusSeconds(5), "201 in time");
		goOn(SECONDS);
		this.customers.stopSubmitting();
		until(() -> this.customers.open() == 0, Duration.ofMinutes(3), "all confirmed");
		until(() -> count("select count(*) from outbox where state in ('pending', 'sending')") == 0,
				Duration.ofMinutes(8), "all mails sent");
		collectMails();
		List<String> violated = new ArrayList<>(
				new Invariants(this.database).violated(this.customers.confirmed(), this.received, this.kills));
		if (!isRecordIntact()) {
			violated.add("the record was changed");
		}
		String words = fault.getTestMethod()
			.orElseThrow()
			.getName()
			.replaceAll("([A-Z])", " $1")
			.toLowerCase(Locale.ROOT);
		tell("| %s | %d | %s | %.1f s | %d ms | %s |".formatted(words, this.customers.confirmed().size(),
				new TreeMap<>(this.customers.troubles()), this.customers.firstAfter(over).toMillis() / 1e3,
				this.customers.p99Millis(), violated.isEmpty() ? "nothing" : violated));
		assertThat(violated).isEmpty();
		assertThat(this.customers.troubles("500")).as("what passes by itself is 503").isZero();
	}

	private void collectMails() throws MessagingException {
		for (MimeMessage mail : this.mails.getReceivedMessages()) {
			this.received.add(mail.getMessageID());
		}
		this.mails.reset();
	}

	private boolean isRecordIntact() throws Exception {
		List<String> command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
		settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
		command.addAll(List.of(FeedbackLoop.class.getName(), "verify"));
		return succeeds(command.toArray(String[]::new));
	}

	private RunningNode node(int index) throws IOException {
		Map<String, Object> settings = new TreeMap<>(settings());
		settings.put("server.port", this.ports.get(index));
		settings.put("server.address", "127.0.0.1");
		settings.put("management.server.port", this.managementPorts.get(index));
		settings.put("management.server.address", "127.0.0.1");
		settings.put("spring.mail.host", "127.0.0.1");
		settings.put("spring.mail.port", this.mails.getSmtp().getPort());
		settings.put("feedback-loop.admin.id", "head");
		settings.put("feedback-loop.admin.password", "three blue lanterns 7");
		return RunningNode.start("node-%d-%d".formatted(index, System.nanoTime()), this.directory, settings);
	}

	private Map<String, Object> settings() {
		Map<String, Object> settings = new TreeMap<>(KEY);
		settings.put("spring.datasource.url", this.postgres.url());
		settings.put("spring.datasource.username", "postgres");
		// All that is submitted comes from one address.
		settings.put("feedback-loop.limits.enabled", false);
		return settings;
	}

	private int readiness(int index) throws Exception {
		return this.http
			.send(HttpRequest
				.newBuilder(URI
					.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(this.managementPorts.get(index))))
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	private long count(String sql) {
		return this.database.sql(sql).query(Long.class).single();
	}

	private static GreenMail mailServer(int port) {
		return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
	}

	private static void goOn(int seconds) throws InterruptedException {
		TimeUnit.SECONDS.sleep(seconds);
	}

	private static void until(Check check, Duration most, String what) throws Exception {
		Instant end = Instant.now().plus(most);
		while (!check.holds()) {
			assertThat(Instant.now()).as("%s", what).isBefore(end);
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	private static void tell(String line) throws IOException {
		System.out.println(line);
		Files.writeString(TABLE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private static boolean succeeds(String... command) throws Exception {
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() == 0;
	}

	private static String java() {
		return ProcessHandle.current().info().command().orElseThrow();
	}

	/** Something to wait for. */
	private interface Check {

		boolean holds() throws Exception;

	}

}
