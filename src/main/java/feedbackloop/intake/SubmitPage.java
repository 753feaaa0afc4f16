package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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

	private final PublicForm form;

	SubmitPage(PublicForm form) {
		this.form = form;
	}

	/**
	 * The empty form.
	 * @param number a case to follow instead, as the links in our mails have it
	 * @param form the name of another entrance; one that is gone leads here
	 */
	@GetMapping("/")
	String begin(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String form,
			Model model, Locale locale) {
		String typed = BusinessKey.typed(number);
		if (BusinessKey.isCaseNumber(typed)) {
			return "redirect:/follow/" + typed;
		}
		if (!this.form.has(form)) {
			return "redirect:/";
		}
		this.form.begin(form, locale, model);
		return PAGE;
	}

	/**
	 * The same form in the other language, with what has been typed.
	 */
	@PostMapping("/submit/language")
	String inOtherLanguage(@RequestParam Map<String, String> form, Model model, Locale locale,
			HttpServletResponse response) {
		this.form.typed(form, locale, model, response);
		return PAGE;
	}

	@GetMapping({ "/submit", "/submit/language", "/submit/shown" })
	String afterReload() {
		return "redirect:/";
	}

	/**
	 * What applies to what is filled in.
	 */
	@PostMapping("/submit/shown")
	@ResponseBody
	Map<String, Boolean> shown(@RequestParam Map<String, String> form, Locale locale) {
		return this.form.hidden(form, locale);
	}

	@PostMapping("/submit")
	String submit(@RequestParam Map<String, String> form, @RequestParam(required = false) List<MultipartFile> files,
			Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		try {
			Receipt receipt = this.form.submit(form, files, locale);
			FollowedInSession.remember(request, receipt.number());
			return "redirect:/follow/" + receipt.number() + "/receipt";
		}
		catch (Refusal refusal) {
			this.form.refused(refusal, form, locale, model, response);
			return PAGE;
		}
	}

}
