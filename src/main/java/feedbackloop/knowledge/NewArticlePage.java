package feedbackloop.knowledge;

import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where staff write down what a case taught, at any time of the case.
 */
@Controller
@RequestMapping("/cases/{number}/article")
class NewArticlePage {

	private final NamedCases cases;

	private final Articles articles;

	private final RefusalWords words;

	NewArticlePage(NamedCases cases, Articles articles, RefusalWords words) {
		this.cases = cases;
		this.articles = articles;
		this.words = words;
	}

	@GetMapping
	String begin(@PathVariable String number, Model model) {
		Feedback feedback = this.cases.get(number);
		Map<String, String> known = new HashMap<>();
		known.put("kind", "faq");
		known.put("product", feedback.subject().product());
		known.put("module", feedback.subject().module());
		known.put("open", "true");
		return form(number, known, Map.of(), model);
	}

	@PostMapping
	String keep(@PathVariable String number, @RequestParam Map<String, String> typed, Principal writer, Model model,
			RedirectAttributes answer, HttpServletResponse response) {
		try {
			long id = this.articles.write(number, ArticleDraft.of(typed), writer.getName());
			answer.addFlashAttribute("done", "kept");
			return "redirect:/knowledge/" + id;
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Refusal.Reason.UNKNOWN) {
				throw refusal;
			}
			response.setStatus(refusal.reason().status());
			return form(number, typed, this.words.byField(refusal), model);
		}
	}

	private static String form(String number, Map<String, String> values, Map<String, String> errors, Model model) {
		model.addAttribute("number", number);
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return "article-edit";
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

}
