package feedbackloop.notification;

import java.io.IOException;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a reply to a customer is drafted, previewed and copied into the form of the task.
 * Tasklist shows this page beside that form. Nothing is stored here.
 */
@Controller
@RequestMapping("/cases/{number}/reply")
class ReplyPage {

	private final ReplyHelp help;

	private final ReplyTemplates replies;

	private final RefusalWords words;

	ReplyPage(ReplyHelp help, ReplyTemplates replies, RefusalWords words) {
		this.help = help;
		this.replies = replies;
		this.words = words;
	}

	@GetMapping
	String draft(@PathVariable String number, @RequestParam(defaultValue = "") String template, Model model) {
		String text = template.isEmpty() ? "" : this.help.fill(number, template);
		return show(number, new Typed(null, text, null, null, null), model);
	}

	@PostMapping
	String preview(@PathVariable String number, Typed typed, @RequestParam(required = false) Long article,
			Model model) {
		if (article != null) {
			return show(number, typed.with(this.help.insert(number, typed.responseText(), article)), model);
		}
		try {
			model.addAttribute("preview", this.help.preview(number, ReplyDraft.of(typed.event(), typed.responseText(),
					typed.nextStep(), typed.expectedBy(), typed.workaround())));
		}
		catch (Refusal refusal) {
			model.addAttribute("refused", this.words.of(refusal));
		}
		return show(number, typed, model);
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private String show(String number, Typed typed, Model model) {
		model.addAttribute("number", number);
		model.addAttribute("language", this.help.language(number));
		model.addAttribute("choices", this.replies.choices(LocaleContextHolder.getLocale().getLanguage()));
		model.addAttribute("articles", this.help.articles(number));
		model.addAttribute("events", this.help.events(number));
		model.addAttribute("typed", typed);
		return "reply";
	}

	/**
	 * The form as it was typed.
	 */
	record Typed(String event, String responseText, String nextStep, String expectedBy, String workaround) {

		private Typed with(String responseText) {
			return new Typed(this.event, responseText, this.nextStep, this.expectedBy, this.workaround);
		}

	}

}
