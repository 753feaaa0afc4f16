package feedbackloop.grading;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.NamedCases;
import feedbackloop.process.PageForms;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects the facts behind a grade, with a reason: the only way by which a score goes
 * down. Old and new values stand in the timeline.
 */
@Service
class Corrections {

	private final FeedbackRepository repository;

	private final NamedCases cases;

	private final Directory directory;

	private final PageForms forms;

	private final Timeline timeline;

	private final ProcessDriver driver;

	Corrections(FeedbackRepository repository, NamedCases cases, Directory directory, PageForms forms,
			Timeline timeline, ProcessDriver driver) {
		this.repository = repository;
		this.cases = cases;
		this.directory = directory;
		this.forms = forms;
		this.timeline = timeline;
		this.driver = driver;
	}

	/**
	 * Corrects a case and has it graded again.
	 * @throws Refusal if the person may not, the case has no grade or has ended, there is
	 * no reason, or nothing changes
	 */
	@Transactional
	void correct(String number, Correction correction, String reason, String userId) {
		this.repository.lock(List.of(number));
		Feedback feedback = this.cases.get(number);
		if (!isCorrectable(feedback)) {
			throw Refusal.tooLate("notCorrectable", number);
		}
		if (!mayCorrect(feedback, this.directory.teamsOf(userId))) {
			throw Refusal.forbidden("onlyTeams",
					Stream.concat(Right.CORRECT.groupIds().stream(), Stream.of(feedback.grading().team()))
						.distinct()
						.toList());
		}
		Map<String, Object> changes = correction.changes(feedback);
		if (changes.isEmpty()) {
			throw Refusal.invalid(null, "nothingCorrected");
		}
		this.forms.keep("correction", feedback, userId, changes, reason);
		Map<String, Object> before = Correction.recorded(feedback);
		changes.forEach((name, value) -> note(number, userId, name, before.get(name), value));
		this.driver.tell(Messages.REGRADED, number, changes);
	}

	static boolean isCorrectable(Feedback feedback) {
		return feedback.isGraded() && !feedback.status().isFinal();
	}

	static boolean mayCorrect(Feedback feedback, List<String> groups) {
		return Right.CORRECT.isOf(groups) || groups.contains(feedback.grading().team());
	}

	private void note(String number, String userId, String name, Object from, Object to) {
		if (to instanceof Boolean) {
			this.timeline.note(number, userId, "corrected." + name + "." + to, Map.of());
		}
		else {
			this.timeline.note(number, userId, "corrected." + name,
					Map.of("from", String.valueOf(from), "to", String.valueOf(to)));
		}
	}

}
