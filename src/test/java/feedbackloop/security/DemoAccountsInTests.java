package feedbackloop.security;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Gives tests the demo accounts, although they run on a database that is named. Their
 * password is hashed once.
 */
@TestConfiguration
public class DemoAccountsInTests {

	@Bean
	DemoAccounts demoAccounts(IdentityService identities) {
		return new DemoAccounts(identities);
	}

	@Bean
	@Primary
	PasswordCheck rememberedPasswords(ObjectProvider<IdentityService> identities, AsSystem asSystem) {
		return new RememberedPasswords(identities, asSystem);
	}

}
