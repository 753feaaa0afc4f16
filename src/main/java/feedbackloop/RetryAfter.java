package feedbackloop;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refuses for a while: the one place that tells clients when to come back. What else the
 * answer says {@link ErrorPages} adds, a page for people and a problem for programs.
 */
public final class RetryAfter {

	/** An outage passes by itself, mostly within seconds. */
	private static final Duration SOON = Duration.ofSeconds(10);

	private RetryAfter() {
	}

	/**
	 * Ends a request before any controller sees it.
	 */
	public static void refuse(HttpStatus status, Duration wait, HttpServletResponse response) throws IOException {
		tell(wait, response);
		response.sendError(status.value());
	}

	/**
	 * Ends a request that cannot be served now.
	 */
	public static void refuse(HttpServletResponse response) throws IOException {
		refuse(HttpStatus.SERVICE_UNAVAILABLE, SOON, response);
	}

	/**
	 * Sets the status of an answer, and with 503 when to come back.
	 */
	public static void status(int status, HttpServletResponse response) {
		response.setStatus(status);
		if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
			soon(response);
		}
	}

	/**
	 * Adds to an answer that an outage passes soon.
	 */
	static void soon(HttpServletResponse response) {
		tell(SOON, response);
	}

	/**
	 * Adds to an answer of any status when to come back.
	 */
	public static void tell(Duration wait, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait)));
	}

	/**
	 * The whole seconds to wait; a part of one counts as one.
	 */
	public static long seconds(Duration wait) {
		return wait.plusSeconds(1).minusNanos(1).toSeconds();
	}

	static HttpHeaders headers(int status) {
		HttpHeaders headers = new HttpHeaders();
		if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
			headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(SOON)));
		}
		return headers;
	}

}
