package feedbackloop.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ReleaseWindow.Outside;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Keeps a submission: the form as it was accepted, its step in the timeline, and what the
 * features make of it.
 */
@Component
class SubmissionRecord {

	private final FormEntryRepository entries;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SubmissionRecord(FormEntryRepository entries, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Keeps what the person submitted.
	 * @param overridden whether a manager set four eyes aside
	 * @throws Refusal if somebody else submitted the task at the same moment, or a
	 * feature refuses
	 */
	void keep(String userId, TaskOfCase task, TaskAnswers answers, boolean overridden) {
		Values values = answers.values();
		Optional<Outside> outside = ReleaseWindow.outside(task, values, this.clock.instant());
		keep(new FormEntry(task.id(), task.key(), task.businessKey(), task.feedbackNumber(), task.improvementNumber(),
				userId, this.clock.instant(), answers.forRecord(),
				overridden ? values.text(TaskContract.OVERRIDE_REASON) : outside.map(Outside::reason).orElse(null)));
		String number = BusinessKey.number(task.businessKey());
		this.timeline.note(number, userId, "completed." + task.key(), Map.of());
		if (overridden) {
			this.timeline.note(number, userId, "override", Map.of("task", task.key()));
		}
		outside.ifPresent((release) -> {
			Map<String, String> facts = new HashMap<>(release.facts());
			facts.put("measure", String.valueOf(task.measureNumber()));
			this.timeline.note(number, userId, release.note(), facts);
		});
		this.events.publishEvent(
				new Submission(task.key(), task.businessKey(), task.feedbackNumber(), task.improvementNumber(), userId,
						values, (String) task.facts().get(Variables.CONTRIBUTION_TEAM), task.measureNumber()));
	}

	/**
	 * One entry a task: of two people who submit the same task at once, the second is
	 * told.
	 */
	private void keep(FormEntry entry) {
		try {
			this.entries.saveAndFlush(entry);
		}
		catch (DataIntegrityViolationException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
	}

}
