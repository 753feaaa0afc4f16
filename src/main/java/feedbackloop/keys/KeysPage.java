package feedbackloop.keys;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import feedbackloop.Progress;
import feedbackloop.RetryAfter;
import feedbackloop.longwork.LongWork;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /keys}: administrators see which master keys are needed, and have another one
 * take the place of the one in use. Shows ids of keys, never a key.
 */
@Controller
@RequestMapping("/keys")
class KeysPage {

	private static final String TO_KEYS = "redirect:/keys";

	private static final int LATEST = 10;

	private final Rotations rotations;

	private final AccountNames names;

	private final RefusalWords words;

	KeysPage(Rotations rotations, AccountNames names, RefusalWords words) {
		this.rotations = rotations;
		this.names = names;
		this.words = words;
	}

	@GetMapping
	String show(Model model, HttpServletResponse response) {
		return page(Map.of(), Map.of(), model, response);
	}

	@PostMapping("/rotation")
	String begin(@RequestParam Map<String, String> form, Principal user, Model model, HttpServletResponse response) {
		try {
			this.rotations.begin(form.getOrDefault("masterKey", ""), form.get("reason"), user.getName());
			return TO_KEYS;
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			return page(form, this.words.byField(refusal), model, response);
		}
	}

	@PostMapping("/rotation/{id}/pause")
	String pause(@PathVariable long id, Principal user, Model model, HttpServletResponse response) {
		return change(id, (rotation) -> this.rotations.pause(rotation, user.getName()), model, response);
	}

	@PostMapping("/rotation/{id}/resume")
	String resume(@PathVariable long id, Principal user, Model model, HttpServletResponse response) {
		return change(id, (rotation) -> this.rotations.resume(rotation, user.getName()), model, response);
	}

	@PostMapping("/rotation/{id}/end")
	String end(@PathVariable long id, Principal user, Model model, HttpServletResponse response) {
		return change(id, (rotation) -> this.rotations.end(rotation, user.getName()), model, response);
	}

	/** A reload, or a change of language, after a form was refused. */
	@GetMapping({ "/rotation", "/rotation/{id}/{act}" })
	String afterReload() {
		return TO_KEYS;
	}

	private String change(long id, Consumer<LongWork> change, Model model, HttpServletResponse response) {
		LongWork rotation = this.rotations.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		try {
			change.accept(rotation);
			return TO_KEYS;
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			return page(Map.of(), this.words.byField(refusal), model, response);
		}
	}

	private String page(Map<String, String> values, Map<String, String> errors, Model model,
			HttpServletResponse response) {
		List<LongWork> latest = this.rotations.latest(LATEST);
		List<Rotations.Row> keys = this.rotations.keys();
		model.addAttribute("keys", keys);
		model.addAttribute("first", this.rotations.first());
		model.addAttribute("given", keys.stream().filter(Rotations.Row::given).toList());
		model.addAttribute("open",
				latest.stream().filter((work) -> work.finishedAt() == null).findFirst().orElse(null));
		model.addAttribute("past", latest.stream().filter((work) -> work.finishedAt() != null).toList());
		model.addAttribute("names", this.names.of(latest.stream().map(LongWork::askedBy).distinct().toList()));
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		Progress.follow(latest.stream().anyMatch((work) -> "running".equals(work.state("running", "done"))), response);
		return "keys";
	}

}
