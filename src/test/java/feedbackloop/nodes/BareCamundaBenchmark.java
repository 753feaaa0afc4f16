package feedbackloop.nodes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bare.BareCamunda;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares ours with a bare Camunda Spring Boot application that has the same models, on
 * the same durable PostgreSQL: how long a start takes, and how many cases of each kind a
 * minute are worked over HTTP. They take turns, so that what else the machine does weighs
 * on both alike; only the ratios mean something elsewhere. Run by the command that
 * docs/performance.md names, not by the normal build.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BareCamundaBenchmark {

	private static final int CLIENTS = Integer.getInteger("clients", 4);

	private static final int SECONDS = Integer.getInteger("seconds", 15);

	private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 45);

	private static final int ROUNDS = Integer.getInteger("rounds", 1);

	/**
	 * The second compiler takes minutes until it is done, and as much as the work until
	 * then.
	 */
	private static final String COMPILER = System.getProperty("compiler", "-XX:TieredStopAtLevel=1");

	/** What else Java is told for ours, to find out what it does. */
	private static final String OPTIONS = System.getProperty("ours", "");

	private static final int STARTS = Integer.getInteger("starts", 2);

	private static final Duration START = Duration.ofMinutes(3);

	/** What ours brings along and configures itself as soon as it is found. */
	private static final Pattern NOT_BARE = Pattern.compile("classes|hibernate-core.*|jandex.*|flyway.*|spring-data.*"
			+ "|spring-orm.*|spring-aspects.*|aspectj.*|spring-security.*|.*thymeleaf.*|springdoc.*|swagger.*"
			+ "|.*actuator.*|micrometer-(core|registry|jakarta9).*|prometheus.*|.*mail.*|spring-modulith.*|.*test.*"
			+ "|junit.*|mockito.*|bpmn-js.*|dmn-js.*|camunda-engine-plugin-spin.*|camunda-spin.*");

	private final List<RunningNode> nodes = new ArrayList<>();

	private Path directory;

	private CaseClient ours;

	private CaseClient bare;

	private String database;

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		this.directory = directory;
		int port = RunningNode.freePort();
		this.nodes.add(RunningNode.start("ours", directory, ours(), oursAt(port)));
		this.nodes.get(0).awaits(Node.READY, START);
		this.ours = new CaseClient.Ours(port);
		this.database = "jdbc:postgresql://127.0.0.1:%s/%%s?user=postgres&password=%s".formatted(
				Files.readString(directory.resolve("data/postgres.port")),
				Files.readString(directory.resolve("data/postgres.password")).strip());
		execute("postgres", "create database bare");
		int barePort = RunningNode.freePort();
		this.nodes.add(RunningNode.start("bare", directory, bare(), bareAt(barePort)));
		this.nodes.get(1).awaits(BareCamunda.READY, START);
		this.bare = new CaseClient.Bare(barePort);
	}

	@AfterAll
	void stop() throws Exception {
		// Ours has the database.
		for (int node = this.nodes.size() - 1; node >= 0; node--) {
			this.nodes.get(node).stop();
		}
	}

	@Test
	void casesOfEachKindAMinute() throws Exception {
		Map<String, Kind> kinds = new LinkedHashMap<>();
		kinds.put("full case", CaseClient::fullCase);
		kinds.put("simple case", CaseClient::simpleCase);
		kinds.put("intake", (client) -> client.submits("订单页一直打不开，已经两天了"));
		for (Kind kind : kinds.values()) {
			works(kind, 0, WARM_UP_SECONDS / kinds.size());
			works(kind, 1, WARM_UP_SECONDS / kinds.size());
		}
		System.out.printf(Locale.ROOT, "%.0f commits a second by one connection%n", commitsASecond());
		for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
			Work[] sums = { Work.NONE, Work.NONE };
			for (int round = 0; round < ROUNDS; round++) {
				for (int node : new int[] { 0, 1, 1, 0 }) {
					sums[node] = sums[node].and(works(kind.getValue(), node, SECONDS));
				}
			}
			System.out.printf(Locale.ROOT,
					"%s: ours %.0f a minute, bare %.0f, ratio %.2f; of a processor ours %.0f ms, bare %.0f ms%n",
					kind.getKey(), sums[0].aMinute(), sums[1].aMinute(), sums[0].aMinute() / sums[1].aMinute(),
					sums[0].computingMillis(), sums[1].computingMillis());
		}
	}

	@Test
	void start() throws Exception {
		Work[] sums = { Work.NONE, Work.NONE };
		for (int round = -1; round < STARTS; round++) {
			for (int node : new int[] { 0, 1, 1, 0 }) {
				Work started = starts(node, "start-%d-%d".formatted(node, System.nanoTime()));
				sums[node] = (round < 0) ? sums[node] : sums[node].and(started);
			}
		}
		System.out.printf(Locale.ROOT,
				"start: ours %.1f s, bare %.1f s, ratio %.2f; of a processor ours %.1f s, bare %.1f s%n",
				60 / sums[0].aMinute(), 60 / sums[1].aMinute(), sums[1].aMinute() / sums[0].aMinute(),
				sums[0].computingMillis() / 1000, sums[1].computingMillis() / 1000);
	}

	/** One more node on a database that is there. */
	private Work starts(int node, String name) throws Exception {
		long begun = System.nanoTime();
		RunningNode started = (node == 0) ? RunningNode.start(name, this.directory, ours(), anotherOfOurs())
				: RunningNode.start(name, this.directory, bare(), bareAt(RunningNode.freePort()));
		started.awaits((node == 0) ? Node.READY : BareCamunda.READY, START);
		Work work = new Work(1, Duration.ofNanos(System.nanoTime() - begun), started.computed());
		started.stop();
		return work;
	}

	/** Lets as many clients as there shall be work at one of the two for that long. */
	private Work works(Kind kind, int node, int seconds) throws Exception {
		CaseClient client = (node == 0) ? this.ours : this.bare;
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		Duration computed = this.nodes.get(node).computed();
		long begun = System.nanoTime();
		long end = begun + Duration.ofSeconds(seconds).toNanos();
		Callable<Integer> working = () -> {
			int cases = 0;
			while (System.nanoTime() < end) {
				kind.work(client);
				cases++;
			}
			return cases;
		};
		int cases = 0;
		for (Future<Integer> one : clients.invokeAll(Collections.nCopies(CLIENTS, working))) {
			cases += one.get();
		}
		clients.shutdown();
		return new Work(cases, Duration.ofNanos(System.nanoTime() - begun),
				this.nodes.get(node).computed().minus(computed));
	}

	private double commitsASecond() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.database.formatted("bare"));
				Statement statement = connection.createStatement()) {
			statement.execute("create table commits (number integer)");
			long begun = System.nanoTime();
			int commits = 0;
			for (; System.nanoTime() - begun < Duration.ofSeconds(2).toNanos(); commits++) {
				statement.execute("insert into commits values (1)");
			}
			return commits / 2.0;
		}
	}

	private void execute(String name, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.database.formatted(name));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> ours() {
		List<String> java = new ArrayList<>(
				List.of("-Xmx512m", COMPILER, "-cp", System.getProperty("java.class.path")));
		Stream.of(OPTIONS.split(" ")).filter((option) -> !option.isEmpty()).forEach(java::add);
		java.add(Node.class.getName());
		return java;
	}

	private static List<String> bare() {
		String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.endsWith("test-classes")
					|| !NOT_BARE.matcher(Path.of(entry).getFileName().toString()).matches())
			.collect(Collectors.joining(File.pathSeparator));
		return List.of("-Xmx512m", COMPILER, "-cp", path, BareCamunda.class.getName());
	}

	private Map<String, Object> oursAt(int port) throws Exception {
		return new TreeMap<>(Map.of("server.port", port, "management.server.port", RunningNode.freePort(),
				"feedback-loop.data-dir", this.directory.resolve("data")));
	}

	private Map<String, Object> anotherOfOurs() throws Exception {
		return new TreeMap<>(
				Map.of("server.port", RunningNode.freePort(), "server.address", "127.0.0.1", "management.server.port",
						RunningNode.freePort(), "spring.datasource.url", this.database.formatted("feedback"),
						"feedback-loop.master-key", Files.readString(this.directory.resolve("data/master.key")).strip(),
						"feedback-loop.serve-on-at-stop", "0s"));
	}

	private Map<String, Object> bareAt(int port) {
		return new TreeMap<>(Map.of("server.port", port, "server.address", "127.0.0.1", "spring.datasource.url",
				this.database.formatted("bare"), "camunda.bpm.authorization.enabled", false,
				"camunda.bpm.history-level", "full", "camunda.bpm.auto-deployment-enabled", false));
	}

	/** What is done with a case. */
	private interface Kind {

		void work(CaseClient client) throws Exception;

	}

	/**
	 * What was done.
	 *
	 * @param computed by the application
	 */
	private record Work(int cases, Duration took, Duration computed) {

		static final Work NONE = new Work(0, Duration.ZERO, Duration.ZERO);

		Work and(Work more) {
			return new Work(this.cases + more.cases, this.took.plus(more.took), this.computed.plus(more.computed));
		}

		double aMinute() {
			return this.cases * 60e9 / this.took.toNanos();
		}

		/** For one case. */
		double computingMillis() {
			return this.computed.toNanos() / 1e6 / this.cases;
		}

	}

}
