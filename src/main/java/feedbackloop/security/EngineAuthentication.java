package feedbackloop.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls, so that its authorizations hold. Always takes it back,
 * because the thread serves others next.
 */
class EngineAuthentication extends OncePerRequestFilter {

	private final IdentityService identities;

	EngineAuthentication(IdentityService identities) {
		this.identities = identities;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SignedIn person = SignedIn.current()
			.orElseThrow(() -> new IllegalStateException("The engine was reached without a sign-in"));
		this.identities.setAuthentication(person.userId(), person.groups());
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

}
