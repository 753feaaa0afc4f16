package feedbackloop.models.migrate;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;

import feedbackloop.Progress;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;
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
 * {@code /rules/running}: how many cases run on which version, and moving them to the
 * live one: tried first, then in batches.
 */
@Controller
@RequestMapping("/rules/running")
class RunningPage {

	private static final String LIST = "redirect:/rules/running";

	private final RunningCases running;

	private final Words sentences;

	private final RefusalWords words;

	RunningPage(RunningCases running, Words sentences, RefusalWords words) {
		this.running = running;
		this.sentences = sentences;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "0") int past, Model model) {
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("past", Math.max(past, 0));
		model.addAttribute("versions", this.running.versions(Math.max(page, 0)));
		model.addAttribute("migrations", this.running.migrations(Math.max(past, 0)));
		return "rules-running";
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String outcome,
			@RequestParam(defaultValue = "0") int page, Principal reader, Model model, HttpServletResponse response) {
		var instances = this.running.instances(id, MoveState.asked(outcome), Math.max(page, 0), reader.getName());
		Migration migration = this.running.find(id);
		Progress.follow(migration.runs(), response);
		model.addAttribute("migration", migration);
		model.addAttribute("outcomes", List.of(MoveState.values()));
		model.addAttribute("outcome", MoveState.asked(outcome));
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("instances", instances);
		model.addAttribute("rows", instances.rows().stream().map((one) -> one.row(this.sentences)).toList());
		return "rules-running-migration";
	}

	@PostMapping
	String begin(@RequestParam String process, @RequestParam int fromVersion, Principal user,
			RedirectAttributes answer) {
		return act(answer, LIST, () -> LIST + "/" + this.running.begin(process, fromVersion, user.getName()));
	}

	@PostMapping("/{id}/start")
	String start(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Principal user,
			RedirectAttributes answer) {
		return act(answer, id, () -> this.running.start(id, reason, user.getName()));
	}

	@PostMapping("/{id}/pause")
	String pause(@PathVariable long id, Principal user, RedirectAttributes answer) {
		return act(answer, id, () -> this.running.pause(id, user.getName()));
	}

	@PostMapping("/{id}/resume")
	String resume(@PathVariable long id, Principal user, RedirectAttributes answer) {
		return act(answer, id, () -> this.running.resume(id, user.getName()));
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private String act(RedirectAttributes answer, long id, Runnable action) {
		String back = LIST + "/" + id;
		return act(answer, back, () -> {
			action.run();
			return back;
		});
	}

	private String act(RedirectAttributes answer, String back, Supplier<String> action) {
		try {
			return action.get();
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Refusal.Reason.UNKNOWN) {
				throw refusal;
			}
			answer.addFlashAttribute("refused", this.words.of(refusal));
			return back;
		}
	}

}
