package feedbackloop.person;

import java.io.IOException;
import java.util.Map;

import feedbackloop.RetryAfter;
import feedbackloop.intake.FollowedInSession;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /follow/…/data}: customers take along all that is kept of them, or erase it. A
 * code shows before that the address on record is theirs.
 */
@Controller
@RequestMapping("/follow/{number}/data")
class OwnDataPage {

	private static final String BACK = "redirect:/follow/{number}/data";

	private static final String SIGN_IN = "redirect:/follow/{number}";

	private final OwnData data;

	private final RefusalWords words;

	OwnDataPage(OwnData data, RefusalWords words) {
		this.data = data;
		this.words = words;
	}

	@GetMapping
	String show(@PathVariable String number, Model model, HttpServletRequest request) {
		return FollowedInSession.knows(request, number) ? page(number, Map.of(), Map.of(), model) : SIGN_IN;
	}

	/** A reload, or a change of language, after a form was refused. */
	@GetMapping({ "/code", "/export", "/erasure" })
	String afterReload(@PathVariable String number) {
		return BACK;
	}

	@PostMapping("/code")
	String send(@PathVariable String number, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes answer) {
		if (!FollowedInSession.knows(request, number)) {
			return SIGN_IN;
		}
		try {
			this.data.sendCode(number);
			answer.addFlashAttribute("sent", true);
			return BACK;
		}
		catch (Refusal refusal) {
			return refused(number, Map.of(), refusal, model, response);
		}
	}

	/**
	 * @return null once the download is written
	 */
	@PostMapping("/export")
	String export(@PathVariable String number, @RequestParam Map<String, String> form, Model model,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!FollowedInSession.knows(request, number)) {
			return SIGN_IN;
		}
		try {
			this.data.export(number, form.get("code"), response);
			return null;
		}
		catch (Refusal refusal) {
			return refused(number, form, refusal, model, response);
		}
	}

	@PostMapping("/erasure")
	String erase(@PathVariable String number, @RequestParam Map<String, String> form, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		if (!FollowedInSession.knows(request, number)) {
			return SIGN_IN;
		}
		try {
			model.addAttribute("receipt", this.data.erase(number, form.get("code")));
			return page(number, Map.of(), Map.of(), model);
		}
		catch (Refusal refusal) {
			return refused(number, form, refusal, model, response);
		}
	}

	private String refused(String number, Map<String, String> form, Refusal refusal, Model model,
			HttpServletResponse response) {
		RetryAfter.status(refusal.reason().status(), response);
		return page(number, form, this.words.byField(refusal), model);
	}

	private static String page(String number, Map<String, String> values, Map<String, String> errors, Model model) {
		model.addAttribute("number", number);
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return "own-data";
	}

}
