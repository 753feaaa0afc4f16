package feedbackloop;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Tells the pages whether they are shown within another one, as a case is beside the form
 * of a task. The layout then leaves out its header and footer.
 */
@ControllerAdvice
class IframeAdvice {

	@ModelAttribute("beside")
	boolean beside(@RequestHeader(name = "Sec-Fetch-Dest", required = false) String destination) {
		return "iframe".equals(destination);
	}

}
