package feedbackloop.screening;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /screening}: what waits for triage; and {@code /screening/declined}: the way
 * back.
 */
@Controller
@RequestMapping("/screening")
class ScreeningPage {

	private static final int PAGE_SIZE = 50;

	private final ScreeningQueue queue;

	private final DeclinedCases declined;

	private final LiveReasons usual;

	private final RefusalWords words;

	ScreeningPage(ScreeningQueue queue, DeclinedCases declined, LiveReasons usual, RefusalWords words) {
		this.queue = queue;
		this.declined = declined;
		this.usual = usual;
		this.words = words;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("most", BulkDecision.MOST);
		model.addAttribute("usual", this.usual.choices());
		model.addAttribute("slice", this.queue.page(Math.max(page, 0), PAGE_SIZE, reader.getName()));
		return "screening";
	}

	@GetMapping("/declined")
	String declined(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("slice", this.declined.page(Math.max(page, 0), PAGE_SIZE, reader.getName()));
		return "screening-declined";
	}

	@PostMapping("/declined")
	String reinstate(@RequestParam String number, @RequestParam(required = false) String reason,
			@RequestParam(defaultValue = "0") int page, Principal user, RedirectAttributes answer) {
		try {
			this.declined.reinstate(number, reason, user.getName());
			answer.addFlashAttribute("reinstated", number);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		catch (ConcurrencyFailureException ex) {
			answer.addFlashAttribute("refused", this.words.of(Refusal.tooLate("notDeclined", number)));
		}
		answer.addAttribute("page", page);
		return "redirect:/screening/declined";
	}

}
