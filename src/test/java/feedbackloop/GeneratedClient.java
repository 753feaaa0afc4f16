package feedbackloop;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Java client is generated from the API's own description, compiled, and gives and
 * follows a feedback. Run by the command of docs/developers.md, which fetches the
 * generator first.
 */
@CaseTest
class GeneratedClient {

	private static final Path GENERATOR = Path.of("target/openapi-generator-cli.jar");

	private static final Path OUTPUT = Path.of("target/generated-client");

	private static final Path CALLS = Path.of("src/test/resources/generated-client/Calls.java");

	@LocalServerPort
	private int port;

	@BeforeEach
	void theGeneratorIsThere() throws Exception {
		assertThat(GENERATOR).as("mvn dependency:copy@generator fetches it").exists();
		FileSystemUtils.deleteRecursively(OUTPUT);
		Files.createDirectories(OUTPUT.resolve("classes"));
	}

	@Test
	void ofCustomersCompilesGivesAndFollows() throws Exception {
		generate("/api/docs/openapi/customers");
		compile(CALLS);
		URL classes = OUTPUT.resolve("classes").toUri().toURL();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes }, getClass().getClassLoader())) {
			Object said = loader.loadClass("Calls")
				.getMethod("giveAndFollow", String.class)
				.invoke(null, "http://127.0.0.1:" + this.port);
			assertThat(said.toString()).matches("FB-\\d{8}-\\d{6,9} received, again the same, 1 file; no channel: 400");
		}
	}

	@Test
	void ofStaffCompiles() throws Exception {
		generate("/api/docs/openapi/staff");
		compile();
	}

	private void generate(String document) throws Exception {
		Path description = OUTPUT.resolve("openapi.json");
		Files.writeString(description, Caller.program(this.port, "support").get(document).body());
		Path log = OUTPUT.resolve("generator.log");
		Process generator = new ProcessBuilder("java", "-jar", GENERATOR.toString(), "generate", "--input-spec",
				description.toString(), "--generator-name", "java", "--library", "restclient", "--output",
				OUTPUT.toString(), "--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
				"--additional-properties",
				"useJakartaEe=true,openApiNullable=false,documentationProvider=none,hideGenerationTimestamp=true,"
						+ "invokerPackage=client,apiPackage=client.api,modelPackage=client.model")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(generator.waitFor(3, TimeUnit.MINUTES)).isTrue();
		assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
	}

	private static void compile(Path... more) throws Exception {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<Path> sources;
		try (Stream<Path> generated = Files.walk(OUTPUT.resolve("src/main/java"))) {
			sources = Stream.concat(generated.filter((file) -> file.toString().endsWith(".java")), Stream.of(more))
				.toList();
		}
		StringWriter said = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			boolean compiled = compiler
				.getTask(said, files, null,
						List.of("-d", OUTPUT.resolve("classes").toString(), "-classpath",
								System.getProperty("java.class.path"), "-proc:none", "-nowarn"),
						null, files.getJavaFileObjectsFromPaths(sources))
				.call();
			assertThat(compiled).as(said.toString()).isTrue();
		}
	}

}
