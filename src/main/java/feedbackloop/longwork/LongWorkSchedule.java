package feedbackloop.longwork;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Goes on with long work each second, on the nodes that send the outbox: each kind by
 * itself, so that none waits for another.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class LongWorkSchedule implements SchedulingConfigurer {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final LongWorks works;

	private final List<LongJob> jobs;

	LongWorkSchedule(LongWorks works, List<LongJob> jobs) {
		this.works = works;
		this.jobs = jobs;
	}

	@Override
	public void configureTasks(ScheduledTaskRegistrar tasks) {
		this.jobs
			.forEach((job) -> tasks.addFixedDelayTask(new FixedDelayTask(() -> this.works.work(job), PAUSE, PAUSE)));
	}

}
