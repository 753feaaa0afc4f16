package feedbackloop.contact;

import java.security.Principal;
import java.util.List;

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
 * The forms about the customer on the case page; each leads back to where it stands.
 */
@Controller
@RequestMapping("/cases/{number}")
class ContactForms {

	private static final String BACK = "redirect:/cases/{number}#contact";

	private final Reveals reveals;

	private final Calls calls;

	private final SensitiveCases sensitive;

	private final RefusalWords words;

	ContactForms(Reveals reveals, Calls calls, SensitiveCases sensitive, RefusalWords words) {
		this.reveals = reveals;
		this.calls = calls;
		this.sensitive = sensitive;
		this.words = words;
	}

	/** The page opens the value itself, so that no session holds it. */
	@PostMapping("/reveal")
	String reveal(@PathVariable String number, @RequestParam(defaultValue = "") String field,
			@RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes answer) {
		return does(answer, () -> {
			this.reveals.reveal(number, field, reason, null, person.getName());
			answer.addFlashAttribute(ContactPart.REVEALED, field);
		});
	}

	@PostMapping("/calls")
	String call(@PathVariable String number, @RequestParam(defaultValue = "") String outcome,
			@RequestParam(defaultValue = "") String note, @RequestParam(required = false) String key, Principal person,
			RedirectAttributes answer) {
		return does(answer, () -> {
			answer.addFlashAttribute("callTyped", new Typed(outcome, note));
			this.calls.keep(number, outcome, note, key, person.getName());
			answer.addFlashAttribute("callTyped", null);
			answer.addFlashAttribute("contactDone", "contact.called");
		});
	}

	@PostMapping("/sensitive")
	String sensitive(@PathVariable String number, @RequestParam(defaultValue = "false") boolean sensitive,
			@RequestParam(defaultValue = "") String named, Principal person, RedirectAttributes answer) {
		return does(answer, () -> {
			if (sensitive) {
				this.sensitive.mark(number, names(named), person.getName());
			}
			else {
				this.sensitive.unmark(number, person.getName());
			}
		});
	}

	private static List<String> names(String typed) {
		return List.of(typed.split("[\\s,，、;；]+")).stream().filter((name) -> !name.isEmpty()).distinct().toList();
	}

	/** Who may not is answered 403, which the access log keeps. */
	private String does(RedirectAttributes answer, Runnable work) {
		try {
			answer.addFlashAttribute("atContact", true);
			work.run();
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.FORBIDDEN || refusal.reason() == Reason.UNKNOWN) {
				throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
			}
			answer.addFlashAttribute("contactRefused", this.words.of(refusal));
		}
		return BACK;
	}

	/**
	 * A call as it was typed.
	 */
	record Typed(String outcome, String note) {

	}

}
