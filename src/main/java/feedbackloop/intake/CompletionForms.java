package feedbackloop.intake;

import java.security.Principal;
import java.util.Map;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.RefusalWords;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The form by which staff fill in what is missing of a case.
 */
@Controller
class CompletionForms {

	private final Completions completions;

	private final RefusalWords words;

	CompletionForms(Completions completions, RefusalWords words) {
		this.completions = completions;
		this.words = words;
	}

	/** What was typed and refused stays in the form. */
	@PostMapping("/cases/{number}/completion")
	String complete(@PathVariable String number, @RequestParam Map<String, String> form, Principal person,
			RedirectAttributes answer) {
		try {
			answer.addFlashAttribute("completed", this.completions.complete(number, form, person.getName()));
			return "redirect:/cases/{number}#completed";
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.FORBIDDEN || refusal.reason() == Reason.UNKNOWN) {
				throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
			}
			answer.addFlashAttribute("completionTyped", form);
			answer.addFlashAttribute("completionErrors", this.words.byField(refusal));
			return "redirect:/cases/{number}#completion";
		}
	}

}
