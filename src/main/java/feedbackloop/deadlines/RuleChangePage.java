package feedbackloop.deadlines;

import java.io.IOException;
import java.security.Principal;
import java.util.List;

import feedbackloop.Progress;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /calendar/changes}: what new rules change about open deadlines, before and while
 * they are applied, and what was applied before.
 */
@Controller
@RequestMapping("/calendar/changes")
class RuleChangePage {

	private static final String BACK = "redirect:/calendar/changes";

	private final RuleChangeDesk desk;

	private final RefusalWords words;

	RuleChangePage(RuleChangeDesk desk, RefusalWords words) {
		this.desk = desk;
		this.words = words;
	}

	@GetMapping
	String show(@RequestParam(required = false) Long run, @RequestParam(defaultValue = "false") boolean promises,
			@RequestParam(defaultValue = "0") int page, Principal reader, Model model, HttpServletResponse response) {
		RuleChangeDesk.Shown shown = this.desk.look(run, promises, Math.max(page, 0), reader.getName());
		Progress.follow(shown.run() != null && shown.run().runs(), response);
		model.addAttribute("shown", shown);
		model.addAttribute("promises", promises);
		model.addAttribute("history", this.desk.applied());
		return "calendar-changes";
	}

	@PostMapping
	String preview(Principal user, RedirectAttributes answer) {
		return act(answer, () -> this.desk.preview(user.getName()));
	}

	@PostMapping("/{run}/promises")
	String decide(@PathVariable long run, @RequestParam(required = false) List<Long> clocks,
			@RequestParam(defaultValue = "false") boolean move, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "0") int page, RedirectAttributes answer) {
		answer.addAttribute("promises", true);
		answer.addAttribute("page", page);
		return act(answer, () -> this.desk.decide(run, clocks, move, reason));
	}

	@PostMapping("/{run}/application")
	String apply(@PathVariable long run, @RequestParam(defaultValue = "") String reason, Principal user,
			RedirectAttributes answer) {
		return act(answer, () -> this.desk.apply(run, reason, user.getName()));
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private String act(RedirectAttributes answer, Runnable action) {
		try {
			action.run();
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return BACK;
	}

}
