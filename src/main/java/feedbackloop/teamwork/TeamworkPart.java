package feedbackloop.teamwork;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.FourEyesRules;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows on the case page what its reader may do about the open tasks beside working on
 * them, and the form to ask the customer (S2-15, D15).
 */
@Component
@Order(30)
class TeamworkPart implements CasePart {

	private final FeedbackRepository cases;

	private final TeamTasks tasks;

	private final Rights rights;

	private final FourEyesRules fourEyes;

	private final Absences absences;

	private final CustomerQuestions questions;

	private final RefusalWords words;

	private final Directory directory;

	private final AsSystem asSystem;

	TeamworkPart(FeedbackRepository cases, TeamTasks tasks, Rights rights, FourEyesRules fourEyes, Absences absences,
			CustomerQuestions questions, RefusalWords words, Directory directory, AsSystem asSystem) {
		this.cases = cases;
		this.tasks = tasks;
		this.rights = rights;
		this.fourEyes = fourEyes;
		this.absences = absences;
		this.questions = questions;
		this.words = words;
		this.directory = directory;
		this.asSystem = asSystem;
	}

	@Override
	public String name() {
		return "teamwork";
	}

	@Override
	@Transactional(readOnly = true)
	public Content of(String number, String userId) {
		Feedback feedback = this.cases.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
		List<CaseTask> open = this.tasks.of(feedback);
		if (open.isEmpty() && feedback.status().isFinal()) {
			return null;
		}
		boolean mayAsk = this.rights.mayAsk(userId, open, feedback);
		return new Content(open.stream().map((task) -> row(task, feedback, userId)).toList(),
				this.asSystem.call(this.directory::teams), mayAsk, mayAsk ? whyNotAskable(feedback) : null);
	}

	private TaskRow row(CaseTask task, Feedback feedback, String userId) {
		Map<String, Set<String>> kept = this.fourEyes.keptFrom(task.id());
		boolean mayMove = this.rights.mayMove(userId, task, feedback);
		String substitute = (task.assignee() != null) ? this.absences.substituteOf(task.assignee()).orElse(null) : null;
		Map<String, String> shown = new TreeMap<>();
		kept.forEach((rule, people) -> shown.put(rule, String.join(", ", people)));
		return new TaskRow(task, shown, mayMove, userId.equals(task.assignee()),
				mayMove ? colleagues(task, kept) : List.of(), substitute, userId.equals(substitute));
	}

	private List<String> colleagues(CaseTask task, Map<String, Set<String>> kept) {
		return this.asSystem.call(() -> this.directory.members(task.team())
			.stream()
			.filter((colleague) -> !colleague.equals(task.assignee()))
			.filter((colleague) -> kept.values().stream().noneMatch((people) -> people.contains(colleague)))
			.toList());
	}

	private String whyNotAskable(Feedback feedback) {
		try {
			this.questions.checkAskable(feedback);
			return null;
		}
		catch (Refusal refusal) {
			return this.words.of(refusal);
		}
	}

	/**
	 * What the part shows.
	 *
	 * @param teams to hand a task over to
	 * @param mayAsk whether the reader may ask the customer
	 * @param whyNot why nobody may ask now, or null
	 */
	record Content(List<TaskRow> rows, List<String> teams, boolean mayAsk, String whyNot) {

	}

}
