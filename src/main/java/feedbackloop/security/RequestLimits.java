package feedbackloop.security;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import feedbackloop.RetryAfter;
import feedbackloop.clients.ApiClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how often strangers submit, look up and upload, and other systems tell, before
 * anything of the request is read. Whoever is signed in is known, and not limited; a
 * program with a key has a limit of its own.
 */
class RequestLimits extends OncePerRequestFilter {

	/** Coming back to a case that has ended may make one, too. */
	private static final RequestMatcher SUBMISSIONS = posting("/submit", "/embed", "/api/feedback",
			"/api/feedback/{number}/reopening", "/follow/{number}/reopening", "/help/{id}/metoo");

	private static final RequestMatcher FILLED_IN = posting("/submit/shown", "/submit/language", "/embed/shown",
			"/embed/language", "/help/suggestions", "/help/{id}/helped");

	private static final RequestMatcher FILES = posting("/api/feedback/{number}/files", "/follow/{number}/messages");

	private static final RequestMatcher LOOK_UPS = new OrRequestMatcher(posting("/follow/**", "/help/metoo/**"),
			PathPatternRequestMatcher.withDefaults().matcher("/api/feedback/{number}/**"));

	private static final RequestMatcher TRACKERS = posting("/api/measures/{number}/tracker");

	private static final RequestMatcher SENDERS = posting("/api/intake/{source}");

	private static final int KILOBYTES = 1024;

	private final LimitCounter limits;

	private final LimitSettings settings;

	private final DataSize largest;

	RequestLimits(LimitCounter limits, LimitSettings settings, DataSize largest) {
		this.limits = limits;
		this.settings = settings;
		this.largest = largest;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.settings.enabled() || SignedIn.current().isPresent() || ApiClient.of(request).isPresent();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			Duration wait = wait(request);
			if (!wait.isZero()) {
				RetryAfter.refuse(HttpStatus.TOO_MANY_REQUESTS, wait, response);
				return;
			}
		}
		catch (DataAccessResourceFailureException ex) {
			RetryAfter.refuse(response);
			return;
		}
		chain.doFilter(request, response);
	}

	private Duration wait(HttpServletRequest request) {
		String address = ClientAddress.counted(request.getRemoteAddr());
		Duration wait = waitForOne(request, address);
		return (wait.isZero() && isUpload(request)) ? waitForSpace(request, address) : wait;
	}

	private static boolean isUpload(HttpServletRequest request) {
		return (SUBMISSIONS.matches(request) || FILES.matches(request))
				&& StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/");
	}

	/** What does not tell its length counts as much as one may weigh. */
	private Duration waitForSpace(HttpServletRequest request, String address) {
		long length = (request.getContentLengthLong() < 0) ? this.largest.toBytes() : request.getContentLengthLong();
		Limit day = this.settings.megabytes();
		Limit kilobytes = new Limit(day.most() * KILOBYTES, day.within());
		return this.limits.take(Math.min(1 + length / KILOBYTES, kilobytes.most()), "kilobytes", kilobytes, address);
	}

	private Duration waitForOne(HttpServletRequest request, String address) {
		if (SUBMISSIONS.matches(request)) {
			return this.limits.take("submissions", this.settings.submissions(), address);
		}
		if (FILLED_IN.matches(request)) {
			return this.limits.take("filledIn", this.settings.filledIn(), address);
		}
		if (FILES.matches(request)) {
			return this.limits.take("files", this.settings.files(), address);
		}
		if (LOOK_UPS.matches(request)) {
			return this.limits.take("lookUps", this.settings.lookUps(), address);
		}
		if (TRACKERS.matches(request)) {
			return this.limits.take("trackers", this.settings.trackers(), address);
		}
		if (SENDERS.matches(request)) {
			return this.limits.take("senders", this.settings.senders(), address);
		}
		return Duration.ZERO;
	}

	private static RequestMatcher posting(String... patterns) {
		return new OrRequestMatcher(Stream.of(patterns)
			.<RequestMatcher>map(
					(pattern) -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern))
			.toList());
	}

}
