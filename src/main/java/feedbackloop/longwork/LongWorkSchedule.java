package feedbackloop.longwork;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Looks every two seconds whether long work goes on, on the nodes that send the outbox.
 * Each kind is done by itself, so that none waits for another.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class LongWorkSchedule {

	private final LongWorks works;

	private final List<LongJob> jobs;

	private final ThreadPoolTaskScheduler threads;

	private final Set<LongJob> busy = ConcurrentHashMap.newKeySet();

	LongWorkSchedule(LongWorks works, List<LongJob> jobs, ThreadPoolTaskScheduler threads) {
		this.works = works;
		this.jobs = jobs;
		this.threads = threads;
	}

	@Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
	void look() {
		Set<String> goingOn = this.works.kindsGoingOn();
		this.jobs.stream()
			.filter((job) -> goingOn.contains(job.kind()) && this.busy.add(job))
			.forEach((job) -> this.threads.execute(() -> work(job)));
	}

	private void work(LongJob job) {
		try {
			this.works.work(job);
		}
		finally {
			this.busy.remove(job);
		}
	}

}
