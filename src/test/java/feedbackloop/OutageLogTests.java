package feedbackloop;

import java.sql.SQLException;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says while the database is gone and everything fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutageLogTests {

	private static final Logger somebody = LoggerFactory.getLogger("somebody");

	@Test
	void manyFailuresOfOneOutageAreOneLineWithoutATrace(CapturedOutput output) {
		new OutageLog().initialize(new GenericApplicationContext());
		RuntimeException outage = new ProcessEngineException("a command failed",
				new SQLException("could not extend file: No space left on device", "53100"));

		for (int i = 0; i < 1000; i++) {
			somebody.error("A request failed", outage);
			somebody.error("Exception {} of {}", "while", "closing", outage);
			somebody.warn("Servlet threw", outage);
		}
		somebody.error("Another failure", new IllegalStateException("a fault of ours"));

		assertThat(output.getOut().lines().filter((line) -> line.contains("No space left on device"))).hasSizeBetween(0,
				1);
		assertThat(output).doesNotContain("ProcessEngineException", "A request failed")
			.contains("Another failure", "IllegalStateException: a fault of ours");
	}

}
