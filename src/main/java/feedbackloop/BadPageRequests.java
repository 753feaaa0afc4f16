package feedbackloop;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Refuses what was sent to a page and cannot be read or stored; nothing else is caught.
 */
@ControllerAdvice(annotations = Controller.class)
class BadPageRequests {

	@ExceptionHandler
	void refuse(RuntimeException problem, HttpServletResponse response) throws IOException {
		if (!BadInput.isCauseOf(problem)) {
			throw problem;
		}
		response.sendError(HttpServletResponse.SC_BAD_REQUEST);
	}

}
