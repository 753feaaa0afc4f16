package feedbackloop.intake;

import java.util.Map;

import feedbackloop.notification.SecretAgain;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /follow/lost}: for customers who have lost their secret. The answer is the same
 * whether there is such a case or not.
 */
@Controller
@RequestMapping("/follow/lost")
class LostSecretPage {

	private final SecretAgain secrets;

	private final RefusalWords refusals;

	LostSecretPage(SecretAgain secrets, RefusalWords refusals) {
		this.secrets = secrets;
		this.refusals = refusals;
	}

	@GetMapping
	String ask(@RequestParam(defaultValue = "") String number, Model model) {
		return show(model, number, Map.of());
	}

	@PostMapping
	String send(@RequestParam(defaultValue = "") String number, Model model, RedirectAttributes redirect,
			HttpServletResponse response) {
		String typed = BusinessKey.typed(number);
		if (!BusinessKey.isCaseNumber(typed)) {
			Refusal refusal = Refusal.invalid("number", "caseNumber");
			response.setStatus(refusal.reason().status());
			return show(model, number, this.refusals.byField(refusal));
		}
		this.secrets.send(typed);
		redirect.addFlashAttribute("sent", typed);
		return "redirect:/follow/lost";
	}

	private static String show(Model model, String number, Map<String, String> errors) {
		model.addAttribute("values", Map.of("number", number));
		model.addAttribute("errors", errors);
		return "lost-secret";
	}

}
