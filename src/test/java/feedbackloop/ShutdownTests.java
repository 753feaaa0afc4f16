package feedbackloop;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work in the background hears of a stop before anything is taken away from it.
 */
class ShutdownTests {

	@Test
	void beginsWhenTheApplicationIsClosed() {
		try (var application = new AnnotationConfigApplicationContext(Shutdown.class)) {
			Shutdown shutdown = application.getBean(Shutdown.class);
			assertThat(shutdown.hasBegun()).isFalse();
			application.close();
			assertThat(shutdown.hasBegun()).isTrue();
		}
	}

}
