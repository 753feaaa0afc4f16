package feedbackloop.security;

import java.util.List;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs staff in with their account in the engine; each group becomes an authority. An
 * unknown name and a wrong password look the same and take the same time.
 */
@Component
class StaffAuthentication implements AuthenticationProvider {

	private static final int MOST_GROUPS = 200;

	private final IdentityService identities;

	private final AsSystem asSystem;

	private final SignInAttempts attempts;

	private final KeptSignIns kept;

	StaffAuthentication(@Lazy IdentityService identities, AsSystem asSystem, SignInAttempts attempts,
			KeptSignIns kept) {
		this.identities = identities;
		this.asSystem = asSystem;
		this.attempts = attempts;
		this.kept = kept;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String remote = ((WebAuthenticationDetails) authentication.getDetails()).getRemoteAddress();
		String userId = authentication.getName();
		String password = (String) authentication.getCredentials();
		return this.kept.of(remote, userId, password, () -> signIn(remote, userId, password));
	}

	private Authentication signIn(String remote, String userId, String password) {
		if (!this.attempts.matches(remote, userId, password)) {
			throw new BadCredentialsException("Wrong name or password");
		}
		return SignedIn.token(userId, groups(userId));
	}

	private List<String> groups(String userId) {
		return this.asSystem.call(() -> this.identities.createGroupQuery()
			.groupMember(userId)
			.listPage(0, MOST_GROUPS)
			.stream()
			.map(Group::getId)
			.toList());
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
