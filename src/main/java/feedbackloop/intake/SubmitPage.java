package feedbackloop.intake;

import java.time.Clock;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/**
 * The public page where customers give a feedback; works without JavaScript. Its form is
 * a file of the process owners.
 */
@Controller
class SubmitPage {

	private static final String PAGE = "submit";

	/** The id of its form, which the choice of language sends along. */
	private static final String PAGE_FORM = "feedback";

	private final Entrances entrances;

	private final Reception reception;

	private final RefusalWords refusals;

	private final UploadCheck fileCheck;

	private final FormTokens tokens;

	private final Clock clock;

	SubmitPage(Entrances entrances, Reception reception, RefusalWords refusals, UploadCheck fileCheck,
			FormTokens tokens, Clock clock) {
		this.entrances = entrances;
		this.reception = reception;
		this.refusals = refusals;
		this.fileCheck = fileCheck;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * The empty form.
	 * @param number a case to follow instead, as the links in our mails have it
	 * @param form the name of another entrance; one that is gone leads here
	 */
	@GetMapping("/")
	String form(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String form,
			Model model, Locale locale) {
		String typed = BusinessKey.typed(number);
		if (BusinessKey.isCaseNumber(typed)) {
			return "redirect:/follow/" + typed;
		}
		if (!this.entrances.has(form)) {
			return "redirect:/";
		}
		return show(model, this.entrances.begin(form, locale), this.tokens.next(), Map.of());
	}

	/**
	 * The same form in the other language, with what has been typed.
	 */
	@PostMapping("/submit/language")
	String inOtherLanguage(@RequestParam Map<String, String> form, Model model, Locale locale,
			HttpServletResponse response) {
		staysForBack(response);
		return show(model, this.entrances.typed(form, locale), form.get("token"), Map.of());
	}

	@GetMapping({ "/submit", "/submit/language" })
	String afterReload() {
		return "redirect:/";
	}

	/**
	 * What of the form is hidden while that is filled in, by the ids of its parts.
	 */
	@PostMapping("/submit/shown")
	@ResponseBody
	Map<String, Boolean> shown(@RequestParam Map<String, String> form, Locale locale) {
		return this.entrances.typed(form, locale).hidden();
	}

	@PostMapping("/submit")
	String submit(@RequestParam Map<String, String> form, @RequestParam(required = false) List<MultipartFile> files,
			Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		EnteredForm entered = this.entrances.typed(form, locale);
		try {
			Origin origin = Origin.form(this.tokens.key(form.get("token")), locale);
			entered.check(this.clock.instant(), this.clock.getZone(), origin.language());
			Receipt receipt = this.reception.register(entered.request(), this.fileCheck.check(files),
					origin.with(entered.consent(origin.language())));
			FollowedInSession.remember(request, receipt.number());
			return "redirect:/follow/" + receipt.number() + "/receipt";
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			staysForBack(response);
			if (refusal.reason() == Refusal.Reason.OTHER_CONTENT) {
				return show(model, entered, this.tokens.next(), words(Refusal.tooLate("sentBefore"), entered));
			}
			return show(model, entered, form.get("token"), words(refusal, entered));
		}
	}

	private Map<String, String> words(Refusal refusal, EnteredForm entered) {
		return this.refusals.byField(refusal, entered::label);
	}

	/**
	 * Whoever comes back to an answer that was not kept is asked to send the form anew.
	 */
	private static void staysForBack(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
	}

	private static String show(Model model, EnteredForm entered, String token, Map<String, String> errors) {
		model.addAttribute("keptForm", PAGE_FORM);
		model.addAttribute("entered", entered);
		model.addAttribute("parts", entered.parts(errors));
		model.addAttribute("token", token);
		model.addAttribute("errors", errors);
		return PAGE;
	}

}
