package feedbackloop;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

/**
 * Each feature uses only those that its package declares; there are no cycles.
 */
class ModularityTest {

	@Test
	void featuresKeepToTheirDeclaredDependencies() {
		ApplicationModules.of(FeedbackLoop.class).verify();
	}

}
