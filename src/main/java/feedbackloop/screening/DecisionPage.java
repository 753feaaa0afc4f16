package feedbackloop.screening;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.notification.LetterPreview;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import feedbackloop.screening.BulkDecision.Decision;
import feedbackloop.screening.BulkDecision.Result;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decides what is ticked at {@code /screening} in two steps: {@code /screening/preview}
 * shows what will be done, then it is done or left; what was done can be undone.
 */
@Controller
@RequestMapping("/screening")
class DecisionPage {

	/** In the session, so that the preview survives a change of its language. */
	private static final String PREPARED = "feedbackloop.screening";

	private static final String TO_PREVIEW = "redirect:/screening/preview";

	private final ScreeningQueue queue;

	private final BulkDecision decisions;

	private final LetterPreview letters;

	private final RefusalWords refusals;

	private final LiveReasons usual;

	DecisionPage(ScreeningQueue queue, BulkDecision decisions, LetterPreview letters, RefusalWords refusals,
			LiveReasons usual) {
		this.queue = queue;
		this.decisions = decisions;
		this.letters = letters;
		this.refusals = refusals;
		this.usual = usual;
	}

	@PostMapping
	String prepare(DecisionForm form, Principal user, HttpSession session, RedirectAttributes answer) {
		Set<String> numbers = new LinkedHashSet<>(form.number());
		numbers.addAll(this.queue.ofRows(form.alike(), user.getName()));
		try {
			this.decisions.check(List.copyOf(numbers), form.decision(this.usual));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", said(refusal));
			return toQueue(form, answer);
		}
		session.setAttribute(PREPARED, form.previewed(List.copyOf(numbers)));
		return TO_PREVIEW;
	}

	@GetMapping("/preview")
	String preview(@SessionAttribute(name = PREPARED, required = false) DecisionForm form, Principal reader,
			Model model) {
		if (form == null) {
			return "redirect:/screening";
		}
		List<QueueRow> waiting = this.queue.waiting(form.number(), reader.getName());
		List<QueueRow> free = waiting.stream()
			.filter((row) -> row.assignee() == null || row.assignee().equals(reader.getName()))
			.toList();
		Slice<QueueRow> ready = Slice.of(free, BulkDecision.MOST);
		Decision decision = form.decision(this.usual);
		model.addAttribute("form", form);
		model.addAttribute("decision", decision);
		model.addAttribute("ready", ready.rows());
		model.addAttribute("later",
				free.subList(ready.rows().size(), free.size()).stream().map(QueueRow::number).toList());
		model.addAttribute("claimed", waiting.stream().filter((row) -> !free.contains(row)).toList());
		model.addAttribute("gone", form.number().size() - waiting.size());
		model.addAttribute("letters", decision.isTold() ? letters(ready.rows(), decision.words()) : Map.of());
		return "screening-preview";
	}

	@PostMapping("/decision")
	String decide(DecisionForm form, Principal user, HttpSession session, RedirectAttributes answer) {
		try {
			answer.addFlashAttribute("result",
					this.decisions.decide(form.number(), form.decision(this.usual), user.getName()));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", said(refusal));
			return TO_PREVIEW;
		}
		if (!form.later().isEmpty()) {
			session.setAttribute(PREPARED, form.about(form.later(), List.of()));
			return TO_PREVIEW;
		}
		session.removeAttribute(PREPARED);
		answer.addAttribute("page", form.page());
		return "redirect:/screening";
	}

	@PostMapping("/back")
	String back(DecisionForm form, HttpSession session, RedirectAttributes answer) {
		session.removeAttribute(PREPARED);
		return toQueue(form.before(), answer);
	}

	@PostMapping("/undo")
	String undo(@RequestParam(name = "number", defaultValue = "") List<String> numbers,
			@RequestParam(name = "blocked", defaultValue = "") List<Long> blocked, Principal user,
			RedirectAttributes answer) {
		Result result = this.decisions.undo(numbers, blocked, user.getName());
		answer.addFlashAttribute("result", result);
		return "redirect:/screening";
	}

	private Map<String, LetterPreview.Shown> letters(List<QueueRow> rows, String words) {
		Map<String, LetterPreview.Shown> letters = new LinkedHashMap<>();
		rows.forEach((row) -> this.letters.of(row.number(), "declined", words)
			.ifPresent((letter) -> letters.put(row.number(), letter)));
		return letters;
	}

	/** By the labels that the form has. */
	private String said(Refusal refusal) {
		return String.join(" ", this.refusals.byField(refusal).values());
	}

	private static String toQueue(DecisionForm form, RedirectAttributes answer) {
		answer.addFlashAttribute("form", form);
		answer.addAttribute("page", form.page());
		return "redirect:/screening";
	}

}
