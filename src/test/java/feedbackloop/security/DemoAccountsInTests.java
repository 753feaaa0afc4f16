package feedbackloop.security;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Gives tests the demo accounts, although they run on a database that is named. Their
 * password is hashed once for all tests of a JVM.
 */
@TestConfiguration
public class DemoAccountsInTests {

	private static UserEntity hashed;

	@Bean
	DemoAccounts demoAccounts(IdentityService identities) {
		return new DemoAccounts(identities) {

			@Override
			void create() {
				hashed = create(hashed);
			}

		};
	}

	@Bean
	@Primary
	PasswordCheck rememberedPasswords(ObjectProvider<IdentityService> identities, AsSystem asSystem) {
		return new RememberedPasswords(identities, asSystem);
	}

}
