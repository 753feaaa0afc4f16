package feedbackloop.person;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /privacy}: who is behind a case, what would be erased, which cases must be kept,
 * and what was erased.
 */
@Controller
class PrivacyPage {

	private static final int PAGE_SIZE = 20;

	private static final int LAST_PAGE = 1_000_000;

	private final Erasures erasures;

	private final LegalHolds holds;

	private final Exports exports;

	private final Retention retention;

	private final WaitingChecks waiting;

	private final RefusalWords words;

	PrivacyPage(Erasures erasures, LegalHolds holds, Exports exports, Retention retention, WaitingChecks waiting,
			RefusalWords words) {
		this.erasures = erasures;
		this.holds = holds;
		this.exports = exports;
		this.retention = retention;
		this.waiting = waiting;
		this.words = words;
	}

	@GetMapping("/privacy")
	String show(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "0") int holds, Principal reader, Model model, HttpServletResponse response) {
		return page(Map.of("number", number), null, page, holds, reader.getName(), model, response);
	}

	@PostMapping("/privacy/erasure")
	String erase(@RequestParam Map<String, String> form, Principal user, Model model, HttpServletResponse response,
			RedirectAttributes answer) {
		try {
			answer.addFlashAttribute("receipt",
					this.erasures.erase(form.get("number"), form.get("reason"), user.getName()));
			return "redirect:/privacy";
		}
		catch (Refusal refusal) {
			return page(form, refusal, 0, 0, user.getName(), model, response);
		}
	}

	@PostMapping("/privacy/holds")
	String hold(@RequestParam Map<String, String> form, Principal user, Model model, HttpServletResponse response,
			RedirectAttributes answer) {
		try {
			this.holds.set(form.get("number"), form.get("reason"), user.getName());
			answer.addFlashAttribute("done", "privacy.held");
			answer.addAttribute("number", form.get("number"));
			return "redirect:/privacy";
		}
		catch (Refusal refusal) {
			return page(form, refusal, 0, 0, user.getName(), model, response);
		}
	}

	@PostMapping("/privacy/holds/lifting")
	String lift(@RequestParam Map<String, String> form, Principal user, Model model, HttpServletResponse response,
			RedirectAttributes answer) {
		try {
			this.holds.lift(form.get("number"), user.getName());
			answer.addFlashAttribute("done", "privacy.lifted");
			answer.addAttribute("number", form.get("number"));
			return "redirect:/privacy";
		}
		catch (Refusal refusal) {
			return page(form, refusal, 0, 0, user.getName(), model, response);
		}
	}

	/**
	 * @return null once the download is written
	 */
	@PostMapping("/privacy/export")
	String export(@RequestParam Map<String, String> form, Principal user, Model model, HttpServletResponse response)
			throws IOException {
		try {
			this.exports.write(form.get("number"), form.get("reason"), user.getName(), response);
			return null;
		}
		catch (Refusal refusal) {
			return page(form, refusal, 0, 0, user.getName(), model, response);
		}
	}

	/** A reload, or a change of language, after a form was refused. */
	@GetMapping({ "/privacy/erasure", "/privacy/export", "/privacy/holds", "/privacy/holds/lifting" })
	String afterReload() {
		return "redirect:/privacy";
	}

	private String page(Map<String, String> form, Refusal refused, int page, int heldPage, String reader, Model model,
			HttpServletResponse response) {
		int shown = Math.min(Math.max(page, 0), LAST_PAGE);
		model.addAttribute("waiting", this.waiting.oldest(reader));
		int held = Math.min(Math.max(heldPage, 0), LAST_PAGE);
		Refusal refusal = refused;
		if (!Blank.is(form.get("number"))) {
			try {
				model.addAttribute("typed", BusinessKey.typed(form.get("number")));
				model.addAttribute("person", this.erasures.preview(form.get("number"), reader));
			}
			catch (Refusal ex) {
				refusal = (refusal != null) ? refusal : ex;
			}
		}
		if (refusal != null) {
			response.setStatus(refusal.reason().status());
		}
		model.addAttribute("ahead", this.retention.ahead(this.retention.times()));
		model.addAttribute("values", form);
		model.addAttribute("errors", (refusal != null) ? this.words.byField(refusal) : Map.of());
		model.addAttribute("page", shown);
		model.addAttribute("heldPage", held);
		model.addAttribute("past", Slice.of(this.erasures.past(reader, shown * PAGE_SIZE, PAGE_SIZE + 1), PAGE_SIZE));
		model.addAttribute("held", Slice.of(this.holds.all(reader, held * PAGE_SIZE, PAGE_SIZE + 1), PAGE_SIZE));
		return "persons";
	}

}
