package feedbackloop.process;

import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the engine on the application's own behalf while a person is signed in: without
 * that person's authorizations and without the limit on unbounded queries.
 */
@Component
public class AsSystem {

	private final IdentityService identities;

	AsSystem(@Lazy IdentityService identities) {
		this.identities = identities;
	}

	/**
	 * What the call gives.
	 */
	public <T> T call(Supplier<T> call) {
		Authentication person = this.identities.getCurrentAuthentication();
		if (person == null) {
			return call.get();
		}
		this.identities.clearAuthentication();
		try {
			return call.get();
		}
		finally {
			this.identities.setAuthentication(person);
		}
	}

	/**
	 * Does it.
	 */
	public void run(Runnable work) {
		call(() -> {
			work.run();
			return null;
		});
	}

	/**
	 * The person who is signed in at the engine, or null.
	 */
	public String currentUser() {
		Authentication person = this.identities.getCurrentAuthentication();
		return (person != null) ? person.getUserId() : null;
	}

	/**
	 * The groups in which that person is signed in, none if nobody is.
	 */
	List<String> currentGroups() {
		Authentication person = this.identities.getCurrentAuthentication();
		return (person != null && person.getGroupIds() != null) ? person.getGroupIds() : List.of();
	}

}
