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
 * The button on the case page that asks a team.
 */
@Controller
class ContributionForm {

	private final TeamsAsked asked;

	private final RefusalWords words;

	ContributionForm(TeamsAsked asked, RefusalWords words) {
		this.asked = asked;
		this.words = words;
	}

	@PostMapping("/cases/{number}/contributions")
	String ask(@PathVariable String number, @RequestParam String team, @RequestParam(defaultValue = "") String note,
			Principal user, RedirectAttributes answer) {
		try {
			this.asked.ask(number, team, note, user.getName());
			answer.addFlashAttribute("teamAsked", team);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("askRefused", this.words.of(refusal));
		}
		return "redirect:/cases/{number}#contributions";
	}

}
