package feedbackloop.notification;

import java.time.Duration;

import feedbackloop.outgoing.Endpoints;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/**
 * Runs the relay for each endpoint every two seconds. The pool has a thread for each, so
 * that one that hangs holds up nothing else.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class EndpointSchedule {

	private static final Duration PAUSE = Duration.ofSeconds(2);

	@Bean
	SchedulingConfigurer endpointRelays(Relay relay, Endpoints endpoints) {
		return (tasks) -> endpoints.names()
			.forEach((name) -> tasks.addFixedDelayTask(() -> relay.sendDueIn(OutboxMessage.endpoint(name)), PAUSE));
	}

	@Bean
	ThreadPoolTaskSchedulerCustomizer aThreadForEachEndpoint(Endpoints endpoints) {
		return (scheduler) -> scheduler.setPoolSize(scheduler.getPoolSize() + endpoints.names().size());
	}

}
