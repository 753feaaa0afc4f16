package feedbackloop.intake;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.RetryAfter;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the pages with a public form have in common: our own, and that within the pages of
 * other sites.
 */
@Component
class PublicForm {

	/** The id of its form, which the choice of language sends along. */
	private static final String PAGE_FORM = "feedback";

	private static final String TOKEN = "token";

	private final Entrances entrances;

	private final Reception reception;

	private final RefusalWords refusals;

	private final UploadCheck fileCheck;

	private final FormTokens tokens;

	private final Clock clock;

	PublicForm(Entrances entrances, Reception reception, RefusalWords refusals, UploadCheck fileCheck,
			FormTokens tokens, Clock clock) {
		this.entrances = entrances;
		this.reception = reception;
		this.refusals = refusals;
		this.fileCheck = fileCheck;
		this.tokens = tokens;
		this.clock = clock;
	}

	boolean has(String entrance) {
		return this.entrances.has(entrance);
	}

	/** Fills in the page of the empty form. */
	void begin(String entrance, Locale locale, Model model) {
		show(model, this.entrances.begin(entrance, locale), this.tokens.next(), Map.of());
	}

	/** Fills in the page of the form with what has been typed. */
	void typed(Map<String, String> form, Locale locale, Model model, HttpServletResponse response) {
		staysForBack(response);
		show(model, this.entrances.typed(form, locale), form.get(TOKEN), Map.of());
	}

	/** What of the form is hidden while that is filled in, by the ids of its parts. */
	Map<String, Boolean> hidden(Map<String, String> form, Locale locale) {
		return this.entrances.typed(form, locale).hidden();
	}

	/** Whether the form has a token of ours. */
	boolean isOurs(Map<String, String> form) {
		return this.tokens.key(form.get(TOKEN)) != null;
	}

	/**
	 * Makes a case of what has been typed.
	 * @throws Refusal if something is wrong with it
	 */
	Receipt submit(Map<String, String> form, List<MultipartFile> files, Locale locale) {
		EnteredForm entered = this.entrances.typed(form, locale);
		Origin origin = Origin.form(this.tokens.key(form.get(TOKEN)), locale);
		entered.check(this.clock.instant(), this.clock.getZone(), origin.language());
		return this.reception.register(entered.request(), this.fileCheck.check(files),
				origin.with(entered.consent(origin.language())));
	}

	/** Fills in the page of the form with what is wrong. */
	void refused(Refusal refusal, Map<String, String> form, Locale locale, Model model, HttpServletResponse response) {
		RetryAfter.status(refusal.reason().status(), response);
		staysForBack(response);
		EnteredForm entered = this.entrances.typed(form, locale);
		boolean sentBefore = refusal.reason() == Refusal.Reason.OTHER_CONTENT;
		Refusal told = sentBefore ? Refusal.tooLate("sentBefore") : refusal;
		String token = (sentBefore || !isOurs(form)) ? this.tokens.next() : form.get(TOKEN);
		show(model, entered, token, this.refusals.byField(told, entered::label));
	}

	/**
	 * Whoever comes back to an answer that was not kept is asked to send the form anew.
	 */
	private static void staysForBack(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
	}

	private void show(Model model, EnteredForm entered, String token, Map<String, String> errors) {
		model.addAttribute("keptForm", PAGE_FORM);
		model.addAttribute("entered", entered);
		model.addAttribute("parts", entered.parts(errors));
		model.addAttribute(TOKEN, token);
		model.addAttribute("errors", errors);
	}

}
