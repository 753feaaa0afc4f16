package feedbackloop.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts the embedded default in processes of its own, and ends them as badly as the
 * world does.
 */
@Timeout(120)
class EmbeddedPostgresTests {

	/** Made once, and copied: unpacking the programs and making the files takes long. */
	@TempDir
	private static Path made;

	@TempDir
	private Path place;

	private Path directory;

	private final List<Node> nodes = new ArrayList<>();

	private Path pidFile;

	@BeforeAll
	static void makeAnInstallation() throws IOException {
		letThrough(made);
		DataDirectory directory = DataDirectory.lock(made.resolve("data"));
		MasterKeySetting.readOrMake(directory.masterKey(), false);
		PostgresServer server = new PostgresServer(directory);
		server.start();
		server.stop();
		directory.release();
	}

	/** As root, the server's own user must be able to reach the directory. */
	private static void letThrough(Path directory) throws IOException {
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
	}

	@BeforeEach
	void nameFiles() throws IOException {
		letThrough(this.place);
		this.directory = this.place.resolve("data");
		this.pidFile = this.directory.resolve("postgres/postmaster.pid");
	}

	@AfterEach
	void endServers() throws IOException, InterruptedException {
		for (Node node : this.nodes) {
			node.process.destroyForcibly().waitFor();
		}
		if (Files.exists(this.pidFile)) {
			new ProcessBuilder("kill", "-KILL", pid()).start().waitFor();
		}
	}

	@Test
	void dataSurvivesOrderlyRestart() throws Exception {
		Node first = start();
		first.awaitOutput("rows: 1");
		String port = Files.readString(this.directory.resolve("postgres.port"));
		String key = Files.readString(this.directory.resolve("master.key"));
		first.process.destroy();
		assertThat(first.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.pidFile).doesNotExist();

		start().awaitOutput("rows: 2");
		assertThat(this.directory.resolve("postgres.port")).hasContent(port);
		assertThat(this.directory.resolve("master.key")).hasContent(key);
		assertThat(permissions("master.key")).isEqualTo("rw-------");
		assertThat(permissions("postgres.password")).isEqualTo("rw-------");
		assertThat(permissions("")).isEqualTo("rwx------");
	}

	@Test
	void secondApplicationIsRefusedAndOrphanOfKilledOneIsReplaced() throws Exception {
		copyTheInstallation();
		Node first = start();
		first.awaitOutput("rows: 1");

		Node second = start();
		second.awaitOutput("already runs in " + this.directory.toRealPath() + " (process " + first.process.pid() + ")");
		assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(second.process.exitValue()).isEqualTo(1);

		first.process.destroyForcibly().waitFor();
		String orphan = pid();
		Node third = start();
		third.awaitOutput("Stopping the PostgreSQL (process " + orphan + ")");
		third.awaitOutput("rows: 2");
		assertThat(pid()).isNotEqualTo(orphan);
	}

	@Test
	void nobodyIsLetInWithoutThePasswordAndTheApplicationIsNoSuperuser() throws Exception {
		copyTheInstallation();
		start().awaitOutput("rows: 1, superuser: off");
		for (String user : new String[] { "postgres", "feedback" }) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(user, ""))
				.withMessageContaining("password");
		}
		String password = Files.readString(this.directory.resolve("postgres.password"));
		try (Connection superuser = connect("postgres", password)) {
			assertThat(superuser.isValid(5)).isTrue();
		}
	}

	@Test
	void olderInstallationThatLetEverybodyInIsClosed() throws Exception {
		copyTheInstallation();
		Node first = start();
		first.awaitOutput("rows: 1");
		String password = Files.readString(this.directory.resolve("postgres.password"));
		try (Connection superuser = connect("postgres", password); Statement statement = superuser.createStatement()) {
			statement.execute("alter table kept owner to postgres");
			statement.execute("alter database feedback owner to postgres");
			statement.execute("drop role feedback");
			statement.execute("alter role postgres password null");
		}
		first.process.destroy();
		assertThat(first.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		Files.delete(this.directory.resolve("postgres.password"));

		start().awaitOutput("rows: 2, superuser: off");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect("postgres", ""));
	}

	@Test
	void killedServerIsStartedAgain() throws Exception {
		copyTheInstallation();
		Node node = start();
		node.awaitOutput("rows: 1");
		new ProcessBuilder("kill", "-KILL", pid()).start().waitFor();
		node.awaitOutput("PostgreSQL is back");

		node.process.destroyForcibly().waitFor();
		new ProcessBuilder("kill", "-KILL", pid()).start().waitFor();
		giveProcessNumberToAnotherProgram();
		start().awaitOutput("rows: 2");
	}

	private void copyTheInstallation() throws IOException, InterruptedException {
		Process copy = new ProcessBuilder("cp", "-a", made.resolve("data").toString(), this.directory.toString())
			.start();
		assertThat(copy.waitFor()).isZero();
	}

	private void giveProcessNumberToAnotherProgram() throws IOException {
		List<String> lines = Files.readAllLines(this.pidFile);
		lines.set(0, Long.toString(ProcessHandle.current().pid()));
		Files.write(this.pidFile, lines);
	}

	private Connection connect(String user, String password) throws IOException, SQLException {
		String port = Files.readString(this.directory.resolve("postgres.port"));
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/feedback", user, password);
	}

	private String permissions(String file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve(file)));
	}

	private String pid() throws IOException {
		return Files.readAllLines(this.pidFile).get(0);
	}

	private Node start() throws IOException {
		Path output = this.place.resolve("output-" + this.nodes.size());
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				Case.class.getName(), "--feedback-loop.data-dir=" + this.directory)
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		Node node = new Node(process, output);
		this.nodes.add(node);
		return node;
	}

	private record Node(Process process, Path output) {

		void awaitOutput(String text) throws IOException, InterruptedException {
			while (!said().contains(text)) {
				assertThat(this.process.waitFor(100, TimeUnit.MILLISECONDS) && !said().contains(text))
					.as("ended without saying '%s': %s", text, said())
					.isFalse();
			}
		}

		private String said() throws IOException {
			return Files.readString(this.output, StandardCharsets.UTF_8);
		}

	}

	/** Adds a row, says how many there are, and stays. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
	static class Case {

		public static void main(String[] args) throws InterruptedException {
			JdbcTemplate database = new SpringApplicationBuilder(Case.class).web(WebApplicationType.NONE)
				.run(args)
				.getBean(JdbcTemplate.class);
			database.execute("create table if not exists kept (at timestamptz)");
			database.update("insert into kept values (now())");
			System.out.println("rows: " + database.queryForObject("select count(*) from kept", Long.class)
					+ ", superuser: " + database.queryForObject("show is_superuser", String.class));
			new CountDownLatch(1).await();
		}

	}

}
