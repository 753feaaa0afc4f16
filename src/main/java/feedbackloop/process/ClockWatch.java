package feedbackloop.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares this node's clock with the database's each minute. A node that is wrong by
 * more than two seconds says so in the log and as a metric. It runs no jobs while it is
 * wrong by more than half the time for which it locks a job. Other nodes would take its
 * locks for expired, or it theirs. Switched off by
 * {@code feedback-loop.clock-watch.enabled}, for tests that move the clock.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.clock-watch.enabled", matchIfMissing = true)
class ClockWatch implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);

	private static final Duration NOTABLE = Duration.ofSeconds(2);

	private final JdbcClient database;

	private final JobExecutor jobExecutor;

	private final Clock clock;

	private volatile Duration skew = Duration.ZERO;

	private boolean stopped;

	@Autowired
	ClockWatch(JdbcClient database, @Lazy ProcessEngineConfigurationImpl engine, Clock clock) {
		this(database, engine.getJobExecutor(), clock);
	}

	ClockWatch(JdbcClient database, JobExecutor jobExecutor, Clock clock) {
		this.database = database;
		this.jobExecutor = jobExecutor;
		this.clock = clock;
	}

	@Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
	void watch() {
		Instant asked = this.clock.instant();
		Instant right = this.database.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
		Instant answered = this.clock.instant();
		compare(asked.plus(Duration.between(asked, answered).dividedBy(2)), right);
	}

	/**
	 * Acts on how far this node's time is from the right one.
	 */
	synchronized void compare(Instant here, Instant right) {
		this.skew = Duration.between(right, here);
		if (this.skew.abs().compareTo(NOTABLE) > 0) {
			log.warn("The clock of this node is {} s {} the database's. Synchronise it.", this.skew.abs().toSeconds(),
					this.skew.isNegative() ? "behind" : "ahead of");
		}
		boolean tooWrong = this.skew.abs().toMillis() > this.jobExecutor.getLockTimeInMillis() / 2;
		if (tooWrong && this.jobExecutor.isActive()) {
			log.error("This node runs no jobs until its clock is right.");
			this.jobExecutor.shutdown();
			this.stopped = true;
		}
		else if (!tooWrong && this.stopped) {
			log.warn("The clock of this node is right again. It runs jobs from now on.");
			this.jobExecutor.start();
			this.stopped = false;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		TimeGauge
			.builder("feedback.loop.clock.skew", this, TimeUnit.MILLISECONDS, (watch) -> watch.skew.abs().toMillis())
			.description("How far the clock of this node is from the database's")
			.register(registry);
	}

}
