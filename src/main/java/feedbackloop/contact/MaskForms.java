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
 * The forms by which staff hide and show something in the customer's words.
 */
@Controller
@RequestMapping("/cases/{number}/masks")
class MaskForms {

	private static final String BACK = "redirect:/cases/{number}#masks";

	private static final String BACK_TO_LIST = "redirect:/cases/{number}?" + MaskForm.LIST + "#masks";

	private final Masks masks;

	private final RefusalWords words;

	MaskForms(Masks masks, RefusalWords words) {
		this.masks = masks;
		this.words = words;
	}

	@PostMapping
	String hide(@PathVariable String number, @RequestParam(defaultValue = "") String text,
			@RequestParam(defaultValue = "") String kind, Principal person, RedirectAttributes answer) {
		does(answer, () -> {
			answer.addFlashAttribute("maskKind", kind);
			answer.addFlashAttribute("maskTyped", text);
			answer.addFlashAttribute("masksHidden", this.masks.hide(number, text, kind, person.getName()));
			answer.addFlashAttribute("maskTyped", null);
		});
		return BACK;
	}

	@PostMapping("/show")
	String show(@PathVariable String number, @RequestParam(defaultValue = "") String hidden,
			@RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes answer) {
		does(answer, () -> {
			answer.addFlashAttribute("maskReason", reason);
			this.masks.show(number, hidden, reason, person.getName());
			answer.addFlashAttribute("maskReason", null);
			answer.addFlashAttribute("masksShown", true);
		});
		return BACK_TO_LIST;
	}

	/** Who may not is answered 403, which the access log keeps. */
	private void does(RedirectAttributes answer, Runnable work) {
		try {
			answer.addFlashAttribute("atMasks", true);
			work.run();
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.FORBIDDEN || refusal.reason() == Reason.UNKNOWN) {
				throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
			}
			answer.addFlashAttribute("masksRefused", this.words.of(refusal));
		}
	}

}
