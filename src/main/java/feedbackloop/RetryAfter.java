package feedbackloop;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Tells clients of a 503 when to come back.
 */
public final class RetryAfter {

	static final String SECONDS = "10";

	private RetryAfter() {
	}

	/**
	 * Sets the status of an answer, and with 503 when to come back.
	 */
	public static void status(int status, HttpServletResponse response) {
		response.setStatus(status);
		if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
		}
	}

}
