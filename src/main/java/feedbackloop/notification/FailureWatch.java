package feedbackloop.notification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import feedbackloop.process.FailedStep;
import feedbackloop.process.FailedSteps;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows operators what the engine could not do: each step that stands still in the log,
 * and how many there are as a metric.
 */
@Component
class FailureWatch implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(FailureWatch.class);

	private final FailedSteps failed;

	private final Set<String> logged = new HashSet<>();

	FailureWatch(FailedSteps failed) {
		this.failed = failed;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void watch() {
		List<FailedStep> stuck = this.failed.stuck();
		this.logged.retainAll(stuck.stream().map(FailedStep::id).toList());
		stuck.stream()
			.filter((step) -> this.logged.add(step.id()))
			.forEach((step) -> log.error("{} stands still: the step {} failed and is not tried again. See incidents in "
					+ "Cockpit; mend the cause and retry it there.", where(step), step.name()));
	}

	private static String where(FailedStep step) {
		return (step.businessKey() != null) ? step.businessKey() : "What belongs to no case";
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("feedback.loop.incidents", this.failed, FailedSteps::countStuck)
			.description("Steps that failed and stand still until a person mends them")
			.register(registry);
		Gauge.builder("feedback.loop.failing.jobs", this.failed, FailedSteps::countRetried)
			.description("Steps that failed and are tried again")
			.register(registry);
	}

}
