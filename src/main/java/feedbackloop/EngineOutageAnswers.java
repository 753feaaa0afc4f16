package feedbackloop;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with a time to come back while the database cannot be used. The web apps
 * and the REST API of the engine would answer 500 then.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class EngineOutageAnswers extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return !path.startsWith("/camunda") && !path.startsWith("/engine-rest");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, new Answer(request, response));
	}

	private static final class Answer extends HttpServletResponseWrapper {

		private final HttpServletRequest request;

		private Answer(HttpServletRequest request, HttpServletResponse response) {
			super(response);
			this.request = request;
		}

		@Override
		public void setStatus(int status) {
			super.setStatus(right(status));
		}

		@Override
		public void sendError(int status) throws IOException {
			super.sendError(right(status));
		}

		@Override
		public void sendError(int status, String message) throws IOException {
			super.sendError(right(status), message);
		}

		private int right(int status) {
			if (status != SC_INTERNAL_SERVER_ERROR || this.request.getAttribute(EngineOutages.NOTED) == null) {
				return status;
			}
			RetryAfter.soon(this);
			return SC_SERVICE_UNAVAILABLE;
		}

	}

}
