package feedbackloop.duplicates;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The buttons of the case page that link a duplicate or take it out again.
 */
@Controller
class LinkForms {

	private final Links links;

	private final RefusalWords words;

	LinkForms(Links links, RefusalWords words) {
		this.links = links;
		this.words = words;
	}

	@PostMapping("/cases/{number}/link")
	String link(@PathVariable String number, @RequestParam String originalNumber, Principal user,
			RedirectAttributes page) {
		return answer("similar", page, () -> this.links.link(number, originalNumber, user.getName()));
	}

	@PostMapping("/cases/{number}/unlink")
	String unlink(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Principal user,
			RedirectAttributes page) {
		return answer("linked", page, () -> this.links.unlink(number, reason, user.getName()));
	}

	private String answer(String part, RedirectAttributes page, Runnable work) {
		try {
			work.run();
		}
		catch (Refusal refusal) {
			page.addFlashAttribute(part + "Problem", this.words.of(refusal));
		}
		return "redirect:/cases/{number}#" + part;
	}

}
