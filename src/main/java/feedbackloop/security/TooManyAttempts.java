package feedbackloop.security;

import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/**
 * Too many wrong passwords came from an address: none is tried until the time is over.
 */
class TooManyAttempts extends AuthenticationException {

	private final long seconds;

	TooManyAttempts(Duration wait) {
		super("Too many wrong passwords");
		this.seconds = wait.plusSeconds(1).toSeconds();
	}

	long seconds() {
		return this.seconds;
	}

	void tell(HttpServletResponse response) {
		response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(this.seconds));
	}

}
