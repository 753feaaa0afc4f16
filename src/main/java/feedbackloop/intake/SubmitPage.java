package feedbackloop.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.RetryAfter;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The public page where customers give a feedback; works without JavaScript.
 */
@Controller
class SubmitPage {

	private static final String PAGE = "submit";

	/** The id of its form, which the choice of language sends along. */
	private static final String PAGE_FORM = "feedback";

	private final Reception reception;

	private final RefusalWords refusals;

	private final UploadCheck fileCheck;

	private final FormTokens tokens;

	SubmitPage(Reception reception, RefusalWords refusals, UploadCheck fileCheck, FormTokens tokens) {
		this.reception = reception;
		this.refusals = refusals;
		this.fileCheck = fileCheck;
		this.tokens = tokens;
	}

	/**
	 * The empty form.
	 * @param number a case to follow instead, as the links in our mails have it
	 */
	@GetMapping("/")
	String form(@RequestParam(defaultValue = "") String number, Model model) {
		String typed = BusinessKey.typed(number);
		if (BusinessKey.isCaseNumber(typed)) {
			return "redirect:/follow/" + typed;
		}
		return show(model, Map.of("token", this.tokens.next()), Map.of());
	}

	/**
	 * The same form in the other language, with what has been typed.
	 */
	@PostMapping("/submit/language")
	String inOtherLanguage(@RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
		staysForBack(response);
		return show(model, form, Map.of());
	}

	@GetMapping({ "/submit", "/submit/language" })
	String afterReload() {
		return "redirect:/";
	}

	@PostMapping("/submit")
	String submit(@RequestParam Map<String, String> form, @RequestParam(required = false) List<MultipartFile> files,
			Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		try {
			Receipt receipt = this.reception.register(FormFields.feedback(Channel.PORTAL.key(), form),
					this.fileCheck.check(files), Origin.form(this.tokens.key(form.get("token")), locale));
			FollowedInSession.remember(request, receipt.number());
			return "redirect:/follow/" + receipt.number() + "/receipt";
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			staysForBack(response);
			Map<String, String> kept = new HashMap<>(form);
			if (refusal.reason() == Refusal.Reason.OTHER_CONTENT) {
				kept.put("token", this.tokens.next());
				return show(model, kept, this.refusals.byField(Refusal.tooLate("sentBefore")));
			}
			return show(model, kept, this.refusals.byField(refusal));
		}
	}

	/**
	 * Whoever comes back to an answer that was not kept is asked to send the form anew.
	 */
	private static void staysForBack(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
	}

	private static String show(Model model, Map<String, String> values, Map<String, String> errors) {
		model.addAttribute("keptForm", PAGE_FORM);
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return PAGE;
	}

}
