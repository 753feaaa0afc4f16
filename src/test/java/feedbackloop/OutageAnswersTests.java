package feedbackloop;

import java.sql.SQLException;

import feedbackloop.words.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients are answered while the database cannot be used: come back later, whichever
 * part of the application they asked.
 */
class OutageAnswersTests {

	private static final RuntimeException FULL_DISK = new ProcessEngineException("a command failed",
			new SQLException("could not extend file: No space left on device", "53100"));

	@Test
	void programsOfTheApi() {
		ResponseEntity<Object> answer = new Problems(null, new ErrorWords(new Words(words()))).unexpected(FULL_DISK);
		assertThat(answer.getStatusCode().value()).isEqualTo(503);
		assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("10");

		assertThat(new Problems(null, new ErrorWords(new Words(words()))).unexpected(new IllegalStateException("ours"))
			.getStatusCode()
			.value()).isEqualTo(500);
	}

	@Test
	void readersOfPages() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
		request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new ServletException(FULL_DISK));
		MockHttpServletResponse response = new MockHttpServletResponse();

		assertThat(new ErrorPages(new ErrorWords(new Words(words()))).page(request, response).getModel())
			.containsEntry("status", 503);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("10");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/task", "/camunda/api/engine/engine/default/task" })
	void whoAsksTheEngine(String path) throws Exception {
		assertThat(engineAnswers(path, 500, true).getStatus()).isEqualTo(503);
		assertThat(engineAnswers(path, 500, true).getHeader("Retry-After")).isEqualTo("10");
		assertThat(engineAnswers(path, 500, false).getStatus()).isEqualTo(500);
		assertThat(engineAnswers(path, 404, true).getStatus()).isEqualTo(404);
	}

	private static MockHttpServletResponse engineAnswers(String path, int status, boolean outage) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new EngineOutageAnswers().doFilter(request, response, (asked, answer) -> {
			if (outage) {
				asked.setAttribute(EngineOutages.NOTED, true);
			}
			((HttpServletResponse) answer).setStatus(status);
		});
		return response;
	}

	private static ResourceBundleMessageSource words() {
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasename("messages/pages");
		words.setDefaultEncoding("UTF-8");
		return words;
	}

}
