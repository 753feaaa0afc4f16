package feedbackloop.intake;

import java.util.Map;

import feedbackloop.notification.CustomerLinks;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the links in the mail of a closed case lead: the score is chosen already, and one
 * click gives it. Opening the page gives none, since programs open links, too. Whoever
 * has the link sees nothing of the case.
 */
@Controller
@RequestMapping("/follow/{number}/rate/{key}")
class RatePage {

	private final CustomerCase customers;

	private final CustomerLinks links;

	private final RefusalWords refusals;

	RatePage(CustomerCase customers, CustomerLinks links, RefusalWords refusals) {
		this.customers = customers;
		this.links = links;
		this.refusals = refusals;
	}

	@GetMapping({ "", "/{score:[1-5]}" })
	String ask(@PathVariable String number, @PathVariable String key, @PathVariable(required = false) String score,
			Model model) {
		check(number, key);
		return show(number, key, Map.of("score", (score != null) ? score : ""), Map.of(), model);
	}

	@PostMapping
	String rate(@PathVariable String number, @PathVariable String key, @RequestParam Map<String, String> form,
			Model model, RedirectAttributes redirect, HttpServletResponse response) {
		check(number, key);
		try {
			this.customers.rate(number, this.customers.secretOf(number), FormFields.rating(form));
			redirect.addFlashAttribute("rated", form.get("score"));
			return "redirect:/follow/{number}/rate/{key}/" + form.get("score");
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			return show(number, key, form, this.refusals.byField(refusal), model);
		}
	}

	private void check(String number, String key) {
		if (!this.links.isForRating(number, key)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	private String show(String number, String key, Map<String, String> values, Map<String, String> errors,
			Model model) {
		model.addAttribute("number", number);
		model.addAttribute("key", key);
		model.addAttribute("isOver", !this.customers.mayRate(number));
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return "rate";
	}

}
