package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.notification.CustomerLinks;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /embed}: the public form within a page of another site. Browsers send no cookie
 * from there, so it needs none: neither session nor choice of language is kept.
 */
@Controller
@RequestMapping("/embed")
class EmbedPage {

	private static final String PAGE = "embed";

	private final PublicForm form;

	private final CustomerLinks links;

	EmbedPage(PublicForm form, CustomerLinks links) {
		this.form = form;
		this.links = links;
	}

	@GetMapping
	String begin(@RequestParam(defaultValue = "") String form, Model model, Locale locale) {
		if (!this.form.has(form)) {
			return "redirect:/embed";
		}
		this.form.begin(form, locale, model);
		return within(PAGE, model);
	}

	@PostMapping("/language")
	String inOtherLanguage(@RequestParam Map<String, String> form, Model model, Locale locale,
			HttpServletResponse response) {
		this.form.typed(form, locale, model, response);
		return within(PAGE, model);
	}

	@GetMapping({ "/language", "/shown" })
	String afterReload() {
		return "redirect:/embed";
	}

	/**
	 * What applies to what is filled in.
	 */
	@PostMapping("/shown")
	@ResponseBody
	Map<String, Boolean> shown(@RequestParam Map<String, String> form, Locale locale) {
		return this.form.hidden(form, locale);
	}

	/**
	 * Answers with number and secret at once: a page of its own would need a session. A
	 * reload answers the same.
	 */
	@PostMapping
	String submit(@RequestParam Map<String, String> form, @RequestParam(required = false) List<MultipartFile> files,
			Model model, Locale locale, HttpServletResponse response) {
		try {
			if (!this.form.isOurs(form)) {
				throw Refusal.tooLate("formExpired");
			}
			Receipt receipt = this.form.submit(form, files, locale);
			model.addAttribute("number", receipt.number());
			model.addAttribute("secret", receipt.secret());
			model.addAttribute("code", QrPicture.of(this.links.follow(receipt.number())));
			return within("embedded-receipt", model);
		}
		catch (Refusal refusal) {
			this.form.refused(refusal, form, locale, model, response);
			return within(PAGE, model);
		}
	}

	/** The page around it has a head of its own. */
	private static String within(String page, Model model) {
		model.addAttribute("beside", true);
		return page;
	}

}
