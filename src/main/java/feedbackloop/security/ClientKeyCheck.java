package feedbackloop.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.DatabaseOutage;
import feedbackloop.RetryAfter;
import feedbackloop.clients.ApiClient;
import feedbackloop.clients.ClientKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows programs by their key before anything of the request is read. A key signs nobody
 * in: it only says who brings a customer's words. One that does not count is refused, so
 * that no program is taken for a stranger unnoticed. What a wrong key costs is one look
 * at an index, less than counting it would. A client has one limit for all it sends,
 * wherever it calls from.
 */
class ClientKeyCheck extends OncePerRequestFilter {

	private static final Pattern BEARER = Pattern.compile("(?i)bearer(|\\s.*)");

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final RequestMatcher SUBMISSION = PathPatternRequestMatcher.withDefaults()
		.matcher(HttpMethod.POST, "/api/feedback");

	private final ClientKeys keys;

	private final LimitCounter limits;

	private final ApiAnswers answers;

	private final boolean required;

	/**
	 * @param required whether a program without a sign-in needs a key to submit
	 */
	ClientKeyCheck(ClientKeys keys, LimitCounter limits, ApiAnswers answers, boolean required) {
		this.keys = keys;
		this.limits = limits;
		this.answers = answers;
		this.required = required;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !Area.CUSTOMERS_API.holds(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Matcher bearer = BEARER.matcher(Objects.toString(request.getHeader(HttpHeaders.AUTHORIZATION), ""));
		if (bearer.matches()) {
			String key = bearer.group(1).strip();
			try {
				if (!isLetIn(key, request, response)) {
					return;
				}
			}
			catch (DataAccessException ex) {
				if (!DatabaseOutage.isCauseOf(ex)) {
					throw ex;
				}
				RetryAfter.refuse(response);
				return;
			}
		}
		else if (this.required && SUBMISSION.matches(request) && SignedIn.current().isEmpty()) {
			this.answers.refuseKey("missing", request, response);
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean isLetIn(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Optional<ClientKeys.Known> known = this.keys.find(key);
		String wrong = known.map(ClientKeyCheck::wrong).orElse("unknown");
		if (!wrong.isEmpty()) {
			this.answers.refuseKey(wrong, request, response);
			return false;
		}
		ApiClient client = known.get().client();
		request.setAttribute(ApiClient.ATTRIBUTE, client);
		return client.perMinute() == null || isWithin(client, request, response);
	}

	private boolean isWithin(ApiClient client, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Limit limit = new Limit(client.perMinute(), MINUTE);
		LimitCounter.Count count = this.limits.count("client", limit, client.name());
		response.setHeader("RateLimit-Policy", "\"client\";q=%d;w=%d".formatted(limit.most(), MINUTE.toSeconds()));
		response.setHeader("RateLimit",
				"\"client\";r=%d;t=%d".formatted(count.left(), RetryAfter.seconds(count.refilledIn())));
		if (count.toWait().isZero()) {
			return true;
		}
		this.answers.refuseClient(limit, count.toWait(), request, response);
		return false;
	}

	private static String wrong(ClientKeys.Known known) {
		return switch (known.state()) {
			case VALID -> "";
			case EXPIRED -> "expired";
			case REVOKED -> "revoked";
		};
	}

}
