package feedbackloop.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the whole session when somebody signs out of Tasklist, Cockpit or Admin. The web
 * apps' own part runs first, because it checks that the request is not forged.
 */
class WebAppSignOut extends OncePerRequestFilter {

	private static final RequestMatcher SIGN_OUT = PathPatternRequestMatcher.withDefaults()
		.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !SIGN_OUT.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		HttpSession session = request.getSession(false);
		if (session != null && response.getStatus() == HttpServletResponse.SC_OK) {
			session.invalidate();
			SecurityContextHolder.clearContext();
		}
	}

}
