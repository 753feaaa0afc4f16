package feedbackloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The embedded PostgreSQL: made at the first start, durable, on 127.0.0.1. The caller
 * holds the lock of the directory, so a server that is found running in it is left over
 * from an application that was killed, and is stopped before ours starts.
 */
final class PostgresServer {

	static final String DATABASE = "feedback";

	static final String SUPERUSER = "postgres";

	private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

	/** Backends of a killed server need a moment to notice and leave. */
	private static final int ATTEMPTS = 10;

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

	private final DataDirectory directory;

	private final Path programs;

	private int port;

	private boolean stopped;

	private PostgresServer(DataDirectory directory, Path programs) {
		this.directory = directory;
		this.programs = programs;
	}

	/**
	 * Returns when the database {@value #DATABASE} takes connections.
	 */
	static PostgresServer start(DataDirectory directory) {
		PostgresServer server = new PostgresServer(directory, PostgresPrograms.unpack(directory.path()));
		try {
			server.initialise();
			server.endOrphan();
			server.launch();
			server.makeDatabase();
			server.checkDurability();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot start PostgreSQL in " + directory.path(), ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot reach the PostgreSQL in " + directory.path(), ex);
		}
	}

	String url() {
		return url(DATABASE);
	}

	private String url(String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, database);
	}

	private void initialise() throws IOException {
		Path data = this.directory.postgres();
		if (Files.exists(data)) {
			return;
		}
		Path draft = data.resolveSibling("postgres-initialising");
		FileSystemUtils.deleteRecursively(draft);
		Files.createDirectory(draft);
		Command.Result result = Command.run(OrdinaryUser.prefix(draft), program("initdb"), "--pgdata=" + draft,
				"--auth=trust", "--username=" + SUPERUSER, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
				"--builtin-locale=C.UTF-8");
		if (!result.succeeded()) {
			throw failure("PostgreSQL could not create its files in " + draft, result);
		}
		Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
	}

	private void endOrphan() throws IOException {
		Path pidFile = this.directory.postgres().resolve("postmaster.pid");
		Optional<ProcessHandle> process = process(pidFile);
		if (process.isEmpty()) {
			return;
		}
		if (!servesThisDirectory(process.get())) {
			log.info("The server's process number {} has been given to another program: removing {}",
					process.get().pid(), pidFile);
			Files.delete(pidFile);
			return;
		}
		log.info("Stopping the PostgreSQL (process {}) that a killed application left behind", process.get().pid());
		Command.Result result = control("stop", "--mode=fast", "--wait", "--timeout=30");
		if (!result.succeeded()) {
			result = control("stop", "--mode=immediate", "--wait", "--timeout=30");
		}
		if (!result.succeeded()) {
			throw failure("The PostgreSQL (process %d) that was left behind in %s does not stop"
				.formatted(process.get().pid(), this.directory.path()), result);
		}
	}

	private Optional<ProcessHandle> process(Path pidFile) throws IOException {
		if (Files.notExists(pidFile)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(pidFile, StandardCharsets.US_ASCII);
		return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.get(0).trim()));
	}

	private boolean servesThisDirectory(ProcessHandle process) {
		return process.info()
			.arguments()
			.filter((arguments) -> Arrays.asList(arguments).contains(this.directory.postgres().toString()))
			.isPresent();
	}

	private void launch() throws IOException {
		for (int attempt = 1; this.port == 0; attempt++) {
			int candidate = choosePort();
			Command.Result result = launch(candidate);
			if (result.succeeded()) {
				this.port = candidate;
				Files.writeString(this.directory.port(), Integer.toString(candidate));
			}
			else if (attempt == ATTEMPTS) {
				throw failure("PostgreSQL does not start in " + this.directory.path(), result);
			}
			else {
				pause();
			}
		}
		process(this.directory.postgres().resolve("postmaster.pid"))
			.ifPresent((process) -> process.onExit().thenRun(this::relaunch));
	}

	private Command.Result launch(int candidate) {
		String settings = String.join(" ", "-p", Integer.toString(candidate), "-c listen_addresses=127.0.0.1",
				"-c unix_socket_directories=", "-c fsync=on", "-c full_page_writes=on", "-c synchronous_commit=on",
				"-c default_transaction_isolation=read\\ committed", "-c log_error_verbosity=terse",
				"-c log_min_error_statement=panic");
		return control("start", "--wait", "--timeout=300", "--silent", "--log=" + this.directory.postgresLog(),
				"--options=" + settings);
	}

	/** The port stays the same from start to start as long as it is free. */
	private int choosePort() throws IOException {
		Path file = this.directory.port();
		if (Files.exists(file)) {
			int last = Integer.parseInt(Files.readString(file).trim());
			if (isFree(last)) {
				return last;
			}
		}
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void makeDatabase() throws SQLException {
		try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, null);
				Statement statement = connection.createStatement()) {
			try (ResultSet row = statement
				.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
				if (row.next()) {
					return;
				}
			}
			statement.execute("create database " + DATABASE);
		}
	}

	private void checkDurability() throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(), SUPERUSER, null)) {
			Map<String, String> settings = Durability.check(connection);
			log.info("PostgreSQL {} in {} on 127.0.0.1:{} {}", connection.getMetaData().getDatabaseProductVersion(),
					this.directory.postgres(), this.port, settings);
		}
	}

	/** Somebody ended the server while the application needs it. */
	private synchronized void relaunch() {
		if (this.stopped) {
			return;
		}
		log.warn("PostgreSQL has ended unexpectedly, starting it again (see {})", this.directory.postgresLog());
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			if (launch(this.port).succeeded()) {
				log.info("PostgreSQL is back");
				return;
			}
			pause();
		}
		log.error("PostgreSQL does not start again; see {}, then restart the application",
				this.directory.postgresLog());
	}

	synchronized void stop() {
		this.stopped = true;
		Command.Result result = control("stop", "--mode=fast", "--wait", "--timeout=60");
		if (!result.succeeded()) {
			log.warn("PostgreSQL did not stop in order and will recover at the next start: {}", result.output());
		}
	}

	private Command.Result control(String action, String... options) {
		String[] arguments = new String[options.length + 3];
		arguments[0] = program("pg_ctl");
		arguments[1] = action;
		arguments[2] = "--pgdata=" + this.directory.postgres();
		System.arraycopy(options, 0, arguments, 3, options.length);
		return Command.run(OrdinaryUser.prefix(this.directory.postgres()), arguments);
	}

	private String program(String name) {
		return this.programs.resolve(name).toString();
	}

	private StartRefused failure(String problem, Command.Result result) {
		return new StartRefused(problem + ": " + result.output().trim(),
				"See " + this.directory.postgresLog() + " for the reason.");
	}

	private static void pause() {
		try {
			Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while PostgreSQL was starting", ex);
		}
	}

}
