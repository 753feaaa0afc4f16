package feedbackloop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a failing listener does to a start.
 */
class StartEventsTests {

	@Test
	void aListenerThatFailsAtTheStartEndsNothingAndIsCalledAgainOffTheMainThread() throws Exception {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Listening.class)
			.web(WebApplicationType.NONE)
			.run("--feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
					"--spring.datasource.url=jdbc:postgresql://nowhere/none")) {
			Listening listening = application.getBean(Listening.class);
			assertThat(listening.succeeded.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(listening.threads.get(0)).isEqualTo(Thread.currentThread().getName());
			assertThat(listening.threads.get(1)).startsWith("scheduling-");
		}
	}

	@Test
	void aListenerOfWhatHappensInTheTradeStillFailsWithItsCaller() {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Listening.class)
			.web(WebApplicationType.NONE)
			.run("--feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
					"--spring.datasource.url=jdbc:postgresql://nowhere/none")) {
			assertThatIllegalStateException().isThrownBy(() -> application.publishEvent("a case was graded"));
		}
	}

	@EnableScheduling
	@ImportAutoConfiguration(TaskSchedulingAutoConfiguration.class)
	@Import(StartEvents.class)
	static class Listening {

		private final List<String> threads = new CopyOnWriteArrayList<>();

		private final CountDownLatch succeeded = new CountDownLatch(1);

		@EventListener
		void ready(ApplicationReadyEvent event) {
			this.threads.add(Thread.currentThread().getName());
			if (this.threads.size() < 2) {
				throw new IllegalStateException("no connection");
			}
			this.succeeded.countDown();
		}

		@EventListener
		void graded(String event) {
			throw new IllegalStateException(event);
		}

	}

}
