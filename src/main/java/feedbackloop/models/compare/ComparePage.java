package feedbackloop.models.compare;

import java.io.IOException;

import feedbackloop.models.PagePolicy;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /rules/compare}: what changed between two versions of a table, a process, a
 * form, a text or the calendar. It also compares two texts that owners put in.
 */
@Controller
@RequestMapping("/rules/compare")
class ComparePage {

	private static final String PAGE = "rules-compare";

	private final Comparing comparing;

	private final Versions versions;

	private final RefusalWords refusals;

	ComparePage(Comparing comparing, Versions versions, RefusalWords refusals) {
		this.comparing = comparing;
		this.versions = versions;
		this.refusals = refusals;
	}

	@GetMapping
	String compare(@RequestParam(required = false) String name, @RequestParam(required = false) String from,
			@RequestParam(defaultValue = Comparing.LIVE) String to, HttpServletResponse response, Model model) {
		if (name != null) {
			model.addAttribute("versions", this.versions.of(name));
			model.addAttribute("compared", this.comparing.compare(name, from, to));
		}
		return page(response, model);
	}

	@PostMapping
	String compareTexts(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String fromText,
			@RequestParam(defaultValue = "") String toText, HttpServletResponse response, Model model) {
		model.addAttribute("compared", this.comparing.compareTexts(name, fromText, toText));
		return page(response, model);
	}

	private String page(HttpServletResponse response, Model model) {
		PagePolicy.allowDrawing(response);
		return PAGE;
	}

	@ExceptionHandler(Refusal.class)
	String refuse(Refusal refusal, HttpServletResponse response, Model model) throws IOException {
		if (refusal.reason() == Refusal.Reason.UNKNOWN) {
			response.sendError(refusal.reason().status());
			return null;
		}
		response.setStatus(refusal.reason().status());
		model.addAttribute("refused", this.refusals.of(refusal));
		return PAGE;
	}

}
