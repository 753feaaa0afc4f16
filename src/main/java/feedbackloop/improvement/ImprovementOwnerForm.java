package feedbackloop.improvement;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The field on the case page that names who answers for the improvement.
 */
@Controller
class ImprovementOwnerForm {

	private final ImprovementOwners owners;

	private final RefusalWords words;

	ImprovementOwnerForm(ImprovementOwners owners, RefusalWords words) {
		this.owners = owners;
		this.words = words;
	}

	@PostMapping("/cases/{number}/improvement/owner")
	String name(@PathVariable String number, @RequestParam(defaultValue = "") String owner, Principal user,
			RedirectAttributes answer) {
		try {
			this.owners.name(number, owner.strip(), user.getName());
			answer.addFlashAttribute("ownerNamed", owner.strip());
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("ownerRefused", this.words.of(refusal));
			answer.addFlashAttribute("ownerTyped", owner);
		}
		return "redirect:/cases/{number}#improvement";
	}

}
