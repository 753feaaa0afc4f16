package feedbackloop.contact;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.RefusalWords;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The buttons below the conversation about telling the customer how far the work is.
 */
@Controller
@RequestMapping("/cases/{number}/progress")
class ProgressForms {

	private static final String BACK = "redirect:/cases/{number}#progress";

	private final ProgressNotes notes;

	private final RefusalWords words;

	ProgressForms(ProgressNotes notes, RefusalWords words) {
		this.notes = notes;
		this.words = words;
	}

	/**
	 * What a button does.
	 * @param act prepare, confirm or skip
	 */
	@PostMapping
	String act(@PathVariable String number, @RequestParam(name = "do", defaultValue = "") String act,
			@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String nextStep,
			@RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes answer) {
		try {
			switch (act) {
				case "prepare" -> this.notes.prepare(number, person.getName());
				case "confirm" -> this.notes.confirm(number, state, nextStep, person.getName());
				case "skip" -> this.notes.skip(number, reason, person.getName());
				default -> throw Refusal.invalid("do", "choice", "prepare, confirm, skip");
			}
			answer.addFlashAttribute("progressDone", "progress.done." + act);
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.FORBIDDEN || refusal.reason() == Reason.UNKNOWN) {
				throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
			}
			answer.addFlashAttribute("progressRefused", this.words.of(refusal));
			answer.addFlashAttribute("progressTyped", new Typed(state, nextStep));
		}
		return BACK;
	}

	/**
	 * What was typed, kept when it is refused.
	 */
	record Typed(String state, String nextStep) {

		@Override
		public String toString() {
			return "Typed";
		}

	}

}
