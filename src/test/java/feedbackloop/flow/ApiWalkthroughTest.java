package feedbackloop.flow;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RunningTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The script of the docs works one case to its end with curl. Where there is no curl,
 * nobody can run it, and neither does this.
 */
@RunningTest
class ApiWalkthroughTest {

	private static final Pattern END = Pattern.compile("(FB-\\d{8}-\\d{6}) is closed.* with the secret (\\S+)");

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Test
	void theScriptOfTheDocsWorksACaseToItsEnd() throws Exception {
		assumeTrue(isOnPath("curl") && isOnPath("bash"));
		ProcessBuilder builder = new ProcessBuilder("bash", "docs/api-walkthrough.sh").redirectErrorStream(true);
		builder.environment().putAll(Map.of("BASE_URL", "http://127.0.0.1:" + this.port, "LC_ALL", "C.UTF-8"));
		Process script = builder.start();
		String said = output(script);
		assertThat(script.waitFor()).as(said).isZero();
		Matcher end = END.matcher(said);
		assertThat(end.find()).as(said).isTrue();
		String number = end.group(1);
		this.work.remember(number, end.group(2));
		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(this.work.openTasks(number)).isEmpty();
	}

	private static String output(Process script) throws IOException {
		return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static boolean isOnPath(String command) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, command)));
	}

}
