package feedbackloop.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.CaseOutcome;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.NamedCases;
import feedbackloop.process.PageForms;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.TaskDesk;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links a case with its original by one click, and takes it out again.
 */
@Service
class Links {

	private final FeedbackRepository repository;

	private final NamedCases cases;

	private final TaskDesk desk;

	private final Directory directory;

	private final CaseOutcome outcome;

	private final PageForms forms;

	private final Timeline timeline;

	Links(FeedbackRepository repository, NamedCases cases, TaskDesk desk, Directory directory, CaseOutcome outcome,
			PageForms forms, Timeline timeline) {
		this.repository = repository;
		this.cases = cases;
		this.desk = desk;
		this.directory = directory;
		this.outcome = outcome;
		this.forms = forms;
		this.timeline = timeline;
	}

	/**
	 * Completes the triage of a case, in the person's name, with the verdict that it is a
	 * duplicate. Both cases are locked before the task is claimed. So counting the one
	 * never waits for the task of the other.
	 * @throws Refusal if it is not in triage, the person may not work on it, or nothing
	 * can merge with the original
	 */
	@Transactional
	void link(String number, String originalNumber, String userId) {
		this.cases.mustExist(number);
		String original = BusinessKey.typed(originalNumber);
		List<String> both = List.of(number, lead(original, number));
		this.repository.lock(both);
		if (!both.contains(lead(original, number))) {
			throw Refusal.tooLate("changedByAnother");
		}
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("verdict", "duplicate");
		values.put("originalNumber", original);
		this.desk.complete(number, Tasks.TRIAGE, userId, values);
	}

	/**
	 * Makes a merged case one of its own again: back to triage, with its history. The
	 * original keeps its grade; its customers are fewer from now on.
	 * @throws Refusal if the person may not, there is no reason, or the case does not
	 * wait for its original
	 */
	@Transactional
	void unlink(String number, String reason, String userId) {
		this.cases.mustExist(number);
		if (!this.directory.may(userId, Right.UNMERGE)) {
			throw Refusal.forbidden("onlyTeams", Right.UNMERGE.groupIds());
		}
		Feedback duplicate = waiting(number);
		String original = duplicate.originalNumber();
		this.forms.keep("unlink", duplicate, userId, Map.of("originalNumber", original), reason);
		this.timeline.note(number, userId, "unlinked", Map.of("number", original));
		this.timeline.note(original, userId, "unlinkedHere", Map.of("number", number));
		duplicate.servedBy(null);
		this.outcome.unlinked(duplicate);
	}

	Status status(String number) {
		return this.cases.get(number).status();
	}

	/** The first original of that case, which others are merged into. */
	private String lead(String originalNumber, String otherwise) {
		return this.repository.findLead(originalNumber).orElse(otherwise);
	}

	private Feedback waiting(String number) {
		this.repository
			.lock(Stream.of(number, this.cases.get(number).originalNumber()).filter(Objects::nonNull).toList());
		Feedback duplicate = this.cases.get(number);
		if (duplicate.status() != Status.MERGED || duplicate.originalNumber() == null) {
			throw Refusal.tooLate("notMerged", number);
		}
		return duplicate;
	}

}
