package feedbackloop.embedded;

import feedbackloop.StartRefused;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The embedded PostgreSQL: made at the first start, durable, on 127.0.0.1. The caller
 * holds the lock of the directory. So a server found running in it is left over from an
 * application that was killed. It is stopped before ours starts.
 */
final class PostgresServer {

	private static final String DATABASE = "feedback";

	private static final String SUPERUSER = "postgres";

	/** The whole of pg_hba.conf. */
	private static final String ADMITTED = "host all all 127.0.0.1/32 scram-sha-256\n";

	private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

	/** Backends of a killed server need a moment to notice and leave. */
	private static final int ATTEMPTS = 10;

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

	/** A process number that no system gives out. */
	private static final String NOBODY = "999999999";

	private final DataDirectory directory;

	private final String password = DatabaseRoles.newPassword();

	private Path programs;

	private int port;

	private boolean stopped;

	PostgresServer(DataDirectory directory) {
		this.directory = directory;
	}

	/**
	 * Returns when the database {@value #DATABASE} takes connections.
	 */
	void start() {
		this.programs = PostgresPrograms.unpack(this.directory.path());
		try {
			initialise();
			String superuser = admitByPassword();
			launch();
			prepareDatabase(superuser);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot start PostgreSQL in " + this.directory.path(), ex);
		}
		catch (SQLException ex) {
			throw new StartRefused(
					"Cannot use the PostgreSQL in %s: %s".formatted(this.directory.path(), ex.getMessage()),
					"See " + this.directory.postgresLog() + " for the reason.", ex);
		}
		Thread watch = new Thread(this::watch, "postgres-watch");
		watch.setDaemon(true);
		watch.start();
	}

	String url() {
		return url(DATABASE);
	}

	/** That of the role by which the application reaches its database. */
	String password() {
		return this.password;
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
		String initdb = program("initdb");
		Program.Result result = Program.run(OrdinaryUser.named(this.directory, draft, initdb), initdb,
				"--pgdata=" + draft, "--auth=reject", "--username=" + SUPERUSER, "--encoding=UTF8", "--locale=C",
				"--locale-provider=builtin", "--builtin-locale=C.UTF-8");
		if (!result.succeeded()) {
			throw failure("PostgreSQL could not create its files in " + draft, result);
		}
		Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Lets nobody in without a password. An older installation, which let in everybody on
	 * this machine, gets one before it runs again.
	 * @return the superuser's password
	 */
	private String admitByPassword() throws IOException {
		Files.writeString(this.directory.postgres().resolve("pg_hba.conf"), ADMITTED);
		if (Files.exists(this.directory.password())) {
			return SecretFile.read(this.directory.password());
		}
		endOrphan();
		String superuser = DatabaseRoles.newPassword();
		String program = program("postgres");
		Program.Result result = Program.run("alter role %s password '%s';\n".formatted(SUPERUSER, superuser),
				OrdinaryUser.named(this.directory, this.directory.postgres(), program), program, "--single", "-D",
				this.directory.postgres().toString(), "postgres");
		if (!result.succeeded()) {
			throw failure("PostgreSQL took no password in " + this.directory.path(), result);
		}
		SecretFile.write(this.directory.password(), superuser);
		return superuser;
	}

	private void launch() throws IOException {
		for (int attempt = 1;; attempt++) {
			endOrphan();
			int candidate = (this.port != 0) ? this.port : choosePort();
			Program.Result result = launch(candidate);
			if (result.succeeded()) {
				if (this.port == 0) {
					this.port = candidate;
					Files.writeString(this.directory.port(), Integer.toString(candidate));
				}
				return;
			}
			if (attempt == ATTEMPTS) {
				throw failure("PostgreSQL does not start in " + this.directory.path(), result);
			}
			pause();
		}
	}

	private void endOrphan() throws IOException {
		if (Files.notExists(pidFile())) {
			return;
		}
		Optional<ProcessHandle> orphan = process().filter(this::servesThisDirectory);
		if (orphan.isEmpty()) {
			forgetProcess();
			return;
		}
		long pid = orphan.get().pid();
		log.info("Stopping the PostgreSQL (process {}) that an application left behind when it was killed", pid);
		Program.Result result = control("stop", "--mode=fast", "--wait", "--timeout=30");
		if (!result.succeeded()) {
			result = control("stop", "--mode=immediate", "--wait", "--timeout=30");
		}
		if (!result.succeeded()) {
			throw failure("The PostgreSQL (process %d) that was left behind in %s does not stop".formatted(pid,
					this.directory.path()), result);
		}
	}

	/**
	 * The server is gone, but its number may belong to another program by now. PostgreSQL
	 * would then refuse to start for ever. The rest of the file must stay: by it
	 * PostgreSQL finds out whether processes of the old server still use the data.
	 */
	private void forgetProcess() throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(pidFile(), StandardCharsets.US_ASCII));
		if (lines.isEmpty()) {
			Files.delete(pidFile());
			return;
		}
		lines.set(0, NOBODY);
		Files.write(pidFile(), lines, StandardCharsets.US_ASCII);
	}

	private Path pidFile() {
		return this.directory.postgres().resolve("postmaster.pid");
	}

	private Optional<ProcessHandle> process() throws IOException {
		try (Stream<String> lines = Files.lines(pidFile(), StandardCharsets.US_ASCII)) {
			return lines.findFirst().flatMap(PostgresServer::number).flatMap(ProcessHandle::of);
		}
	}

	private boolean servesThisDirectory(ProcessHandle process) {
		return process.info()
			.arguments()
			.filter((arguments) -> Arrays.asList(arguments).contains(this.directory.postgres().toString()))
			.isPresent();
	}

	private Program.Result launch(int candidate) {
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
			Optional<Integer> last = number(Files.readString(file)).map(Long::intValue).filter(PostgresServer::isFree);
			if (last.isPresent()) {
				return last.get();
			}
		}
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** A file that was written on a full disk may hold nothing. */
	private static Optional<Long> number(String text) {
		return Optional.of(text.trim()).filter((digits) -> digits.matches("[1-9][0-9]{0,9}")).map(Long::valueOf);
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

	private void prepareDatabase(String superuser) throws SQLException {
		try (Connection server = DriverManager.getConnection(url("postgres"), SUPERUSER, superuser)) {
			DatabaseRoles.prepare(server, this.password);
		}
		try (Connection database = DriverManager.getConnection(url(), SUPERUSER, superuser)) {
			DatabaseRoles.handOver(database);
			Map<String, String> settings = Durability.check(database);
			log.info("PostgreSQL {} in {} on 127.0.0.1:{} {}", database.getMetaData().getDatabaseProductVersion(),
					this.directory.postgres(), this.port, settings);
		}
	}

	/**
	 * Starts the server again when somebody ends it while the application needs it.
	 */
	private void watch() {
		while (!isStopped()) {
			pause();
			try {
				relaunchWhenGone();
			}
			catch (IOException | StartRefused ex) {
				log.error("PostgreSQL has ended and does not start again, see {}; trying further: {}",
						this.directory.postgresLog(), ex.getMessage());
			}
		}
	}

	private synchronized void relaunchWhenGone() throws IOException {
		if (this.stopped || (Files.exists(pidFile()) && process().filter(this::servesThisDirectory).isPresent())) {
			return;
		}
		log.warn("PostgreSQL has ended unexpectedly, starting it again (see {})", this.directory.postgresLog());
		launch();
		log.info("PostgreSQL is back");
	}

	private synchronized boolean isStopped() {
		return this.stopped;
	}

	/** Does nothing when the server was never started. */
	synchronized void stop() {
		this.stopped = true;
		if (this.port == 0) {
			return;
		}
		Program.Result result = control("stop", "--mode=fast", "--wait", "--timeout=60");
		if (!result.succeeded()) {
			log.warn("PostgreSQL did not stop in order and will recover at the next start: {}", result.output().trim());
		}
	}

	private Program.Result control(String action, String... options) {
		String[] arguments = new String[options.length + 3];
		arguments[0] = program("pg_ctl");
		arguments[1] = action;
		arguments[2] = "--pgdata=" + this.directory.postgres();
		System.arraycopy(options, 0, arguments, 3, options.length);
		return Program.run(OrdinaryUser.prefix(this.directory, this.directory.postgres(), arguments[0]), arguments);
	}

	private String program(String name) {
		return this.programs.resolve(name).toString();
	}

	private StartRefused failure(String problem, Program.Result result) {
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
