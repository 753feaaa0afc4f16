package feedbackloop.security;

import org.camunda.bpm.engine.IdentityService;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives tests the demo accounts, although they run on a database that is named.
 */
@TestConfiguration
public class DemoAccountsInTests {

	@Bean
	DemoAccounts demoAccounts(IdentityService identities) {
		return new DemoAccounts(identities);
	}

}
