package feedbackloop;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens between SIGTERM and the end of the port.
 */
class LastRequestsTests {

	@Test
	void firstItIsNotReadyThenItServesOnThenThePortCloses() throws Exception {
		try (GenericApplicationContext application = new GenericApplicationContext()) {
			StringBuilder told = new StringBuilder();
			application.addApplicationListener((event) -> {
				if (event instanceof AvailabilityChangeEvent<?> change
						&& change.getState() == ReadinessState.REFUSING_TRAFFIC) {
					told.append("not ready");
				}
			});
			application.refresh();
			LastRequests requests = new LastRequests(application, Duration.ofMillis(200));
			requests.start();
			assertThat(connection(requests)).isNull();

			long begun = System.nanoTime();
			requests.stop();

			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
			assertThat(told).hasToString("not ready");
			assertThat(connection(requests)).isEqualTo("close");
			assertThat(requests.isRunning()).isFalse();
			assertThat(requests.getPhase()).as("before the web server")
				.isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 512);
		}
	}

	private static String connection(LastRequests requests) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		requests.doFilter(new MockHttpServletRequest("GET", "/"), response, (request, answer) -> {
		});
		return response.getHeader("Connection");
	}

}
