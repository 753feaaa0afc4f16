package feedbackloop.security;

import java.time.Duration;

import feedbackloop.RetryAfter;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/**
 * Too many wrong passwords came from an address: none is tried until the time is over.
 */
class TooManyAttempts extends AuthenticationException {

	private final Duration wait;

	TooManyAttempts(Duration wait) {
		super("Too many wrong passwords");
		this.wait = wait;
	}

	long seconds() {
		return RetryAfter.seconds(this.wait);
	}

	void tell(HttpServletResponse response) {
		response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
		RetryAfter.tell(this.wait, response);
	}

}
