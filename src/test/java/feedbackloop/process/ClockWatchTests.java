package feedbackloop.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a node does whose clock is wrong. Jobs are locked for 60 seconds here.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClockWatchTests {

	private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

	private final JobExecutor jobExecutor = new IdleJobExecutor();

	private final ClockWatch watch = new ClockWatch(null, this.jobExecutor, Clock.systemUTC());

	@BeforeEach
	void start() {
		this.jobExecutor.setLockTimeInMillis(60_000);
		this.jobExecutor.start();
	}

	@ParameterizedTest
	@ValueSource(longs = { -2, 0, 2 })
	void aClockThatIsNearlyRightIsNoNews(long seconds, CapturedOutput output) {
		differsBy(seconds);
		assertThat(output).doesNotContain("clock");
		assertThat(this.jobExecutor.isActive()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(longs = { -30, -3, 3, 30 })
	void aClockThatIsWrongIsToldAndMeasuredAndTheNodeWorksOn(long seconds, CapturedOutput output) {
		differsBy(seconds);
		assertThat(output).contains(
				"The clock of this node is " + Math.abs(seconds) + " s " + ((seconds < 0) ? "behind" : "ahead of"));
		assertThat(this.jobExecutor.isActive()).isTrue();
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.watch.bindTo(registry);
		assertThat(registry.get("feedback.loop.clock.skew").timeGauge().value(TimeUnit.SECONDS))
			.isEqualTo(Math.abs(seconds));
	}

	@ParameterizedTest
	@ValueSource(longs = { -3600, -31, 31, 3600 })
	void aNodeThatIsWrongByMoreThanHalfALockRunsNoJobsUntilItIsRight(long seconds) {
		differsBy(seconds);
		assertThat(this.jobExecutor.isActive()).isFalse();
		differsBy(seconds);
		assertThat(this.jobExecutor.isActive()).isFalse();
		differsBy(1);
		assertThat(this.jobExecutor.isActive()).isTrue();
	}

	@Test
	void aNodeThatShallRunNoJobsDoesNotStartWhenItsClockIsRight() {
		this.jobExecutor.shutdown();
		differsBy(3600);
		differsBy(0);
		assertThat(this.jobExecutor.isActive()).isFalse();
	}

	private void differsBy(long seconds) {
		this.watch.compare(NOW.plus(Duration.ofSeconds(seconds)), NOW);
	}

	/** Starts and stops without threads. */
	private static final class IdleJobExecutor extends DefaultJobExecutor {

		@Override
		protected void startExecutingJobs() {
		}

		@Override
		protected void stopExecutingJobs() {
		}

	}

}
