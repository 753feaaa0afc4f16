package feedbackloop.notification;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /outbox}: every message that left or should leave the system, for staff. In the
 * embedded default it takes the place of a mailbox.
 */
@Controller
class OutboxPage {

	private final OutboxDesk desk;

	private final RefusalWords words;

	OutboxPage(OutboxDesk desk, RefusalWords words) {
		this.desk = desk;
		this.words = words;
	}

	@GetMapping("/outbox")
	String show(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("rows", this.desk.page(Math.max(page, 0), reader.getName()));
		return "outbox";
	}

	/**
	 * What is to be posted by hand where everybody reads it.
	 */
	@GetMapping("/outbox/public")
	String showPublic(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("rows", this.desk.toBePosted(Math.max(page, 0), reader.getName()));
		return "outbox-public";
	}

	@PostMapping("/outbox/{id}")
	String decide(@PathVariable Long id, @RequestParam Decision decision, @RequestParam(defaultValue = "0") int page,
			Principal reader, RedirectAttributes answer) {
		decide(id, decision, reader, answer);
		answer.addAttribute("page", page);
		return "redirect:/outbox";
	}

	@PostMapping("/outbox/public/{id}")
	String decidePublic(@PathVariable Long id, @RequestParam Decision decision, Principal reader,
			RedirectAttributes answer) {
		decide(id, decision, reader, answer);
		return "redirect:/outbox/public";
	}

	private void decide(Long id, Decision decision, Principal reader, RedirectAttributes answer) {
		try {
			this.desk.decide(id, decision, reader.getName());
			answer.addFlashAttribute("done", true);
		}
		catch (OptimisticLockingFailureException ex) {
			answer.addFlashAttribute("refused", this.words.of(Refusal.tooLate("outboxDecided")));
		}
		catch (Refusal ex) {
			answer.addFlashAttribute("refused", this.words.of(ex));
		}
	}

}
