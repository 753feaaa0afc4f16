package feedbackloop.improvement;

import java.security.Principal;
import java.util.List;
import java.util.Objects;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.OptimisticLockingException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /improvements/{number}/moving}: which cases go to another cause, a preview of
 * what comes of it, then the doing with its reason; and what becomes of an improvement
 * that has no case left.
 */
@Controller
@RequestMapping("/improvements/{number}/moving")
class CauseMovePage {

	/** In the session, so that the preview survives a reload and a change of language. */
	private static final String PLANNED = "feedbackloop.moving";

	private static final String AGAIN = "redirect:/improvements/{number}/moving";

	private static final String TO_IMPROVEMENT = "redirect:/improvements/";

	private final CauseMoves moves;

	private final EmptyCauses empty;

	private final MovableCases movable;

	private final RefusalWords refusals;

	CauseMovePage(CauseMoves moves, EmptyCauses empty, MovableCases movable, RefusalWords refusals) {
		this.moves = moves;
		this.empty = empty;
		this.movable = movable;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@PathVariable String number, @SessionAttribute(name = PLANNED, required = false) Planned kept,
			Principal reader, Model model) {
		Planned planned = (kept != null && kept.from().equals(number)) ? kept
				: new Planned(number, "", "", List.of(), false, false);
		List<MovableCases.Movable> cases = this.movable.of(number, reader.getName());
		model.addAttribute("number", number);
		model.addAttribute("planned", planned);
		model.addAttribute("cases", cases);
		model.addAttribute("most", CauseMoves.MOST);
		model.addAttribute("others", this.movable.others(number, reader.getName()));
		model.addAttribute("how", CauseMoves.HOW);
		model.addAttribute("meToos", this.movable.meToos(number));
		if (planned.complete()) {
			try {
				List<Feedback> moved = this.moves.chosen(number, planned.how(), planned.numbers(), planned.other(),
						reader.getName());
				model.addAttribute("preview",
						this.movable.preview(number, planned.how(), moved, planned.other(), reader.getName()));
			}
			catch (Refusal refusal) {
				model.addAttribute("refused", this.refusals.of(refusal));
			}
		}
		return "moving";
	}

	@PostMapping
	String plan(@PathVariable String number, @RequestParam(defaultValue = "") String how,
			@RequestParam(defaultValue = "") String to,
			@RequestParam(name = "case", defaultValue = "") List<String> numbers,
			@RequestParam(defaultValue = "false") boolean meToos, HttpSession session, RedirectAttributes answer) {
		boolean complete = CauseMoves.HOW.contains(how);
		session.setAttribute(PLANNED,
				new Planned(number, how, BusinessKey.typed(to), List.copyOf(numbers), meToos, complete));
		if (!complete) {
			answer.addFlashAttribute("refused", this.refusals.of(Refusal.invalid("how", "required")));
		}
		return AGAIN;
	}

	@PostMapping("/done")
	String move(@PathVariable String number, @RequestParam(defaultValue = "") String how,
			@RequestParam(defaultValue = "") String to,
			@RequestParam(name = "case", defaultValue = "") List<String> numbers,
			@RequestParam(defaultValue = "false") boolean meToos, @RequestParam(defaultValue = "") String reason,
			Principal user, HttpSession session, RedirectAttributes answer) {
		try {
			String target = this.moves.move(number, how, numbers, to, reason, meToos, user.getName());
			session.removeAttribute(PLANNED);
			answer.addFlashAttribute("movedTo", target);
			return TO_IMPROVEMENT + number + "#moves";
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
		}
		catch (OptimisticLockingException | ConcurrencyFailureException ex) {
			answer.addFlashAttribute("refused", this.refusals.of(Refusal.tooLate("changedByAnother")));
		}
		answer.addFlashAttribute("typed", reason);
		return AGAIN;
	}

	@PostMapping("/decision")
	String decide(@PathVariable String number, @RequestParam(defaultValue = "") String decision,
			@RequestParam(defaultValue = "") String reason, Principal user, RedirectAttributes answer) {
		try {
			this.empty.decide(number, decision, reason, user.getName());
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("emptyRefused", this.refusals.of(refusal));
			answer.addFlashAttribute("typed", reason);
		}
		catch (OptimisticLockingException | ConcurrencyFailureException ex) {
			answer.addFlashAttribute("emptyRefused", this.refusals.of(Refusal.tooLate("changedByAnother")));
			answer.addFlashAttribute("typed", reason);
		}
		return TO_IMPROVEMENT + number + "#moves";
	}

	/**
	 * What is to be done.
	 *
	 * @param to as typed, or empty
	 * @param meToos whether people without a case go, too
	 * @param complete whether there is a preview of it
	 */
	record Planned(String from, String how, String to, List<String> numbers, boolean meToos, boolean complete) {

		/** Null where cases are split off. */
		public String other() {
			return CauseMoves.SPLIT.equals(this.how) ? null : Objects.requireNonNull(this.to);
		}

	}

}
