package feedbackloop.grading;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes the form of the case page that corrects the facts behind a grade.
 */
@Controller
class CorrectionForm {

	private final Corrections corrections;

	private final RefusalWords words;

	CorrectionForm(Corrections corrections, RefusalWords words) {
		this.corrections = corrections;
		this.words = words;
	}

	@PostMapping("/cases/{number}/correction")
	String correct(@PathVariable String number, @RequestParam(required = false) Integer affected,
			@RequestParam(required = false) Integer severity, @RequestParam(required = false) Integer urgency,
			@RequestParam(required = false) Boolean majorLossRisk,
			@RequestParam(required = false) Boolean complianceRisk, @RequestParam(defaultValue = "") String reason,
			Principal user, RedirectAttributes page) {
		try {
			this.corrections.correct(number, new Correction(affected, severity, urgency, majorLossRisk, complianceRisk),
					reason, user.getName());
		}
		catch (Refusal refusal) {
			page.addFlashAttribute("correctionProblem", this.words.of(refusal));
		}
		return "redirect:/cases/{number}#correction";
	}

}
