package feedbackloop.security;

import java.io.IOException;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.RetryAfter;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Says to programs, and to scripts in a page, that a sign-in or a right is missing. Says
 * so, too, when too many sign-ins failed. It answers 401, 403 and 429 as problem+json,
 * never a redirect. Only programs outside a browser are asked for HTTP Basic: a browser
 * would open its own password window and then add the password to forged requests too.
 */
@Component
class ApiAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final Words words;

	private final ObjectMapper json;

	ApiAnswers(Words words, ObjectMapper json) {
		this.words = words;
		this.json = json;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof TooManyAttempts tooMany) {
			tooMany.tell(response);
			answer(request, response, HttpStatus.TOO_MANY_REQUESTS);
			return;
		}
		if (!comesFromBrowser(request)) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Feedback Loop\", charset=\"UTF-8\"");
		}
		answer(request, response, HttpStatus.UNAUTHORIZED);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		answer(request, response, HttpStatus.FORBIDDEN);
	}

	/**
	 * Answers a program whose key does not count.
	 * @param why unknown, expired, revoked or missing
	 */
	void refuseKey(String why, HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				"Bearer realm=\"Feedback Loop\"" + (why.equals("missing") ? "" : ", error=\"invalid_token\""));
		answer(request, response, HttpStatus.UNAUTHORIZED, "signIn.key." + why);
	}

	/**
	 * Answers a program that has used up what its client may send.
	 */
	void refuseClient(Limit limit, Duration wait, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		RetryAfter.tell(wait, response);
		answer(request, response, HttpStatus.TOO_MANY_REQUESTS, "signIn.key.tooMany", limit.most());
	}

	private static boolean comesFromBrowser(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("X-Requested-With") != null
				|| request.getHeader(HttpHeaders.ORIGIN) != null
				|| (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
			throws IOException {
		answer(request, response, status, "signIn.api." + status.value());
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence,
			Object... facts) throws IOException {
		String detail = this.words.in(request.getLocale()).say(sentence, facts);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), problem);
	}

}
