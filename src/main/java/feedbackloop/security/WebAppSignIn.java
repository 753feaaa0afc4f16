package feedbackloop.security;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/**
 * Signs the person of the Spring Security session in to Tasklist, Cockpit and Admin. So
 * these need no sign-in of their own. An account that was deleted meanwhile is refused.
 */
class WebAppSignIn extends ContainerBasedAuthenticationFilter implements AuthenticationProvider {

	@Override
	public void init(FilterConfig configuration) {
		this.authenticationProvider = this;
	}

	@Override
	public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
		return SignedIn.current()
			.filter((person) -> engine.getIdentityService().createUserQuery().userId(person.userId()).count() == 1)
			.map(WebAppSignIn::successful)
			.orElseGet(AuthenticationResult::unsuccessful);
	}

	private static AuthenticationResult successful(SignedIn person) {
		AuthenticationResult result = AuthenticationResult.successful(person.userId());
		result.setGroups(person.groups());
		return result;
	}

	@Override
	public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
		// 401 alone: the web apps then lead to the sign-in page, and no browser asks for
		// a
		// password by itself.
	}

}
