package feedbackloop.teamwork;

import java.security.Principal;
import java.util.List;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The forms about working together on the case page; each leads back to where it stands
 * and says there what came of it.
 */
@Controller
@RequestMapping("/cases/{number}")
class TeamworkForms {

	private static final String TO_TASKS = "redirect:/cases/{number}#teamwork";

	private static final String TO_COMMENTS = "redirect:/cases/{number}#comments";

	private static final String TO_QUESTION = "redirect:/cases/{number}#question";

	private final Comments comments;

	private final Handover handover;

	private final CallBack callBack;

	private final CustomerQuestions questions;

	private final RefusalWords words;

	TeamworkForms(Comments comments, Handover handover, CallBack callBack, CustomerQuestions questions,
			RefusalWords words) {
		this.comments = comments;
		this.handover = handover;
		this.callBack = callBack;
		this.questions = questions;
		this.words = words;
	}

	@PostMapping("/comments")
	String comment(@PathVariable String number, @RequestParam(defaultValue = "") String text, Principal author,
			RedirectAttributes answer) {
		try {
			List<String> notTold = this.comments.write(number, author.getName(), text).notTold();
			answer.addFlashAttribute("notTold", notTold.isEmpty() ? null : String.join(", ", notTold));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("commentRefused", this.words.of(refusal));
		}
		return TO_COMMENTS;
	}

	@PostMapping("/tasks/{task}/giveBack")
	String giveBack(@PathVariable String number, @PathVariable String task, Principal user, RedirectAttributes answer) {
		return tasks(answer, "gaveBack", () -> this.handover.giveBack(number, task, user.getName()));
	}

	@PostMapping("/tasks/{task}/pass")
	String pass(@PathVariable String number, @PathVariable String task, @RequestParam String colleague,
			@RequestParam(defaultValue = "false") boolean confirmed, Principal user, RedirectAttributes answer) {
		if (!confirmed) {
			return ask(answer, new Asked(task, null, colleague, null),
					() -> this.handover.mayPass(number, task, colleague, user.getName()));
		}
		return tasks(answer, "passed", () -> this.handover.pass(number, task, colleague, user.getName()));
	}

	@PostMapping("/tasks/{task}/handOver")
	String handOver(@PathVariable String number, @PathVariable String task, @RequestParam String team,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "false") boolean confirmed,
			Principal user, RedirectAttributes answer) {
		if (!confirmed) {
			return ask(answer, new Asked(task, team, null, reason),
					() -> this.handover.mayHandOver(number, task, team, reason, user.getName()));
		}
		return tasks(answer, "handedOver", () -> this.handover.handOver(number, task, team, reason, user.getName()));
	}

	@PostMapping("/tasks/{task}/recall")
	String recall(@PathVariable String number, @PathVariable String task, Principal user, RedirectAttributes answer) {
		return tasks(answer, "recalled", () -> this.handover.recall(number, task, user.getName()));
	}

	@PostMapping("/tasks/{task}/takeOver")
	String takeOver(@PathVariable String number, @PathVariable String task, Principal user, RedirectAttributes answer) {
		return tasks(answer, "tookOver", () -> this.handover.takeOver(number, task, user.getName()));
	}

	@PostMapping("/tasks/{task}/callBack")
	String callBack(@PathVariable String number, @PathVariable String task, @RequestParam(defaultValue = "") String at,
			@RequestParam(defaultValue = "") String note, Principal user, RedirectAttributes answer) {
		return tasks(answer, "callBack", () -> this.callBack.set(number, task, at, note, user.getName()));
	}

	@PostMapping("/tasks/{task}/callBack/clear")
	String clearCallBack(@PathVariable String number, @PathVariable String task, Principal user,
			RedirectAttributes answer) {
		return tasks(answer, "callBackCleared", () -> this.callBack.clear(number, task, user.getName()));
	}

	@PostMapping("/question")
	String ask(@PathVariable String number, @RequestParam(required = false) String task,
			@RequestParam(defaultValue = "") String question, Principal user, RedirectAttributes answer) {
		tasks(answer, "asked", () -> this.questions.ask(number, task, question, user.getName()));
		answer.addFlashAttribute("atQuestion", true);
		return TO_QUESTION;
	}

	/** What would be refused is refused at once; else the page asks before it is done. */
	private String ask(RedirectAttributes answer, Asked asked, Runnable check) {
		answer.addFlashAttribute("teamworkTyped", asked);
		try {
			check.run();
			answer.addFlashAttribute("teamworkAsked", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("teamworkRefused", this.words.of(refusal));
		}
		return TO_TASKS;
	}

	private String tasks(RedirectAttributes answer, String done, Runnable work) {
		try {
			work.run();
			answer.addFlashAttribute("teamworkDone", done);
		}
		catch (OptimisticLockingFailureException ex) {
			answer.addFlashAttribute("teamworkRefused", this.words.of(Refusal.tooLate("changedByAnother")));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("teamworkRefused", this.words.of(refusal));
		}
		return TO_TASKS;
	}

	/**
	 * What somebody is about to do with a task.
	 *
	 * @param team to which it goes, or null
	 * @param colleague to whom it goes, or null
	 */
	record Asked(String taskId, String team, String colleague, String reason) {

	}

}
