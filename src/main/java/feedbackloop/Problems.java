package feedbackloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.api.OpenApiResourceNotFoundException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers of all API controllers when something is wrong: RFC 9457 problems that name the
 * field and the remedy, in the reader's language and without internals.
 */
@RestControllerAdvice(annotations = RestController.class)
// Before the advice for pages, as such a controller is a controller, too.
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private final RefusalWords refusals;

	private final ErrorWords words;

	Problems(RefusalWords refusals, ErrorWords words) {
		this.refusals = refusals;
		this.words = words;
	}

	@ExceptionHandler
	ResponseEntity<Object> refused(Refusal refusal) {
		List<Map<String, String>> errors = new ArrayList<>();
		for (Refusal.Problem problem : refusal.problems()) {
			if (problem.field() != null) {
				errors.add(Map.of("field", problem.field(), "message", this.refusals.of(problem)));
			}
		}
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(refusal.reason().status()),
				this.refusals.of(refusal));
		if (!errors.isEmpty()) {
			detail.setProperty("errors", errors);
		}
		return answer(detail);
	}

	@ExceptionHandler
	ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException mismatch) {
		return refused(Refusal.invalid(mismatch.getName(), "value"));
	}

	@ExceptionHandler({ OptimisticLockingException.class, ConcurrencyFailureException.class })
	ResponseEntity<Object> overtaken() {
		return refused(Refusal.tooLate("overtaken"));
	}

	@ExceptionHandler(OpenApiResourceNotFoundException.class)
	ResponseEntity<Object> noSuchDescription() {
		return answer(problem(HttpStatus.NOT_FOUND));
	}

	@ExceptionHandler
	ResponseEntity<Object> unexpected(RuntimeException ex) {
		if (BadInput.isCauseOf(ex)) {
			return answer(problem(HttpStatus.BAD_REQUEST));
		}
		log.error("A request failed", ex);
		HttpStatus status = DatabaseOutage.isCauseOf(ex) ? HttpStatus.SERVICE_UNAVAILABLE
				: HttpStatus.INTERNAL_SERVER_ERROR;
		return answer(problem(status));
	}

	/**
	 * What Spring refuses by itself: no JSON, no such method, a media type nobody reads.
	 */
	@Override
	protected ResponseEntity<Object> handleExceptionInternal(Exception ex, Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem(HttpStatus.valueOf(status.value())));
	}

	private ResponseEntity<Object> answer(ProblemDetail detail) {
		return ResponseEntity.status(detail.getStatus())
			.headers(RetryAfter.headers(detail.getStatus()))
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(detail);
	}

	private ProblemDetail problem(HttpStatus status) {
		return this.words.problem(status);
	}

}
