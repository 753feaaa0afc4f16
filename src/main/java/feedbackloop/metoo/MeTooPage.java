package feedbackloop.metoo;

import java.util.Locale;
import java.util.Map;

import feedbackloop.process.MeTooKeeping;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * "Me too, tell me" on the page of an article about a known problem. Behind the link in
 * the mail people confirm or withdraw it. Works without JavaScript.
 */
@Controller
class MeTooPage {

	private static final String OWN = "/help/metoo/{id:\\d{1,18}}/{key}";

	private final MeToos meToos;

	private final MeTooKeeping keeping;

	private final RefusalWords refusals;

	private final Words words;

	MeTooPage(MeToos meToos, MeTooKeeping keeping, RefusalWords refusals, Words words) {
		this.meToos = meToos;
		this.keeping = keeping;
		this.refusals = refusals;
		this.words = words;
	}

	@PostMapping("/help/{article:\\d{1,18}}/metoo")
	String ask(@PathVariable long article, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "false") boolean agreed, Locale locale, RedirectAttributes answer) {
		try {
			this.meToos.ask(article, email, agreed ? consent() : null,
					locale.getLanguage().equals("en") ? "en" : "zh-CN");
			answer.addFlashAttribute("meTooAsked", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("meTooWrong", this.refusals.byField(refusal));
			answer.addFlashAttribute("meTooEmail", email);
		}
		catch (ConcurrencyFailureException ex) {
			answer.addFlashAttribute("meTooWrong", this.refusals.byField(Refusal.tooLate("changedByAnother")));
			answer.addFlashAttribute("meTooEmail", email);
		}
		return "redirect:/help/" + article + "#metoo";
	}

	/** As it stands at the box. */
	private String consent() {
		Long days = this.keeping.days();
		return (days != null) ? this.words.say("metoo.consent", days) : this.words.say("metoo.consentKept");
	}

	@GetMapping(OWN)
	String show(@PathVariable long id, @PathVariable String key, Model model) {
		if (!Boolean.TRUE.equals(model.getAttribute("withdrawn"))) {
			model.addAttribute("one", find(id, key));
		}
		model.addAllAttributes(Map.of("id", id, "key", key));
		return "me-too";
	}

	@PostMapping(OWN)
	String decide(@PathVariable long id, @PathVariable String key, @RequestParam(defaultValue = "") String decision,
			RedirectAttributes answer) {
		MeToo one = find(id, key);
		switch (decision) {
			case "confirm" -> this.meToos.confirm(one);
			case "withdraw" -> {
				this.meToos.withdraw(one);
				answer.addFlashAttribute("withdrawn", true);
			}
			default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return "redirect:/help/metoo/{id}/{key}";
	}

	private MeToo find(long id, String key) {
		return this.meToos.of(id, key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
