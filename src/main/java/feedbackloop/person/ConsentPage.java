package feedbackloop.person;

import java.util.Optional;

import feedbackloop.feedback.Consent;
import feedbackloop.intake.Consents;
import feedbackloop.intake.FollowedInSession;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /follow/…/consent}: what a customer agreed to, and how to withdraw it.
 */
@Controller
@RequestMapping("/follow/{number}/consent")
class ConsentPage {

	private static final String CASE = "redirect:/follow/{number}";

	private final Consents consents;

	private final ConsentWithdrawal withdrawal;

	private final RefusalWords words;

	ConsentPage(Consents consents, ConsentWithdrawal withdrawal, RefusalWords words) {
		this.consents = consents;
		this.withdrawal = withdrawal;
		this.words = words;
	}

	@GetMapping
	String show(@PathVariable String number, Model model, HttpServletRequest request) {
		Optional<Consent> consent = FollowedInSession.knows(request, number) ? this.consents.find(number)
				: Optional.empty();
		if (consent.isEmpty()) {
			return CASE;
		}
		model.addAttribute("number", number);
		model.addAttribute("consent", consent.get());
		return "consent";
	}

	@PostMapping
	String withdraw(@PathVariable String number, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes answer) {
		if (!FollowedInSession.knows(request, number)) {
			return CASE;
		}
		try {
			this.withdrawal.withdraw(number);
			answer.addFlashAttribute("done", "consent");
			return CASE;
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			model.addAttribute("problem", this.words.of(refusal));
			return show(number, model, request);
		}
	}

}
