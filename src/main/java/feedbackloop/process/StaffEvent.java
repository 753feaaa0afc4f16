package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that colleagues may have to hear of. It is published in the transaction in
 * which it happens; the table {@code staffNotices} says who hears of it, and how.
 *
 * @param event one of {@link Keys.Notices}, or one that a model names
 * @param number of the case or the improvement
 * @param occasion what triggered it: the same occasion is told only once
 * @param grade null to look it up
 * @param except user ids of those who need not hear; whoever did it does not hear anyway
 * @param taskId the open task that it is about, or null
 * @param facts what the text may name besides number and link, no personal data
 */
public record StaffEvent(String event, String number, String occasion, String grade, Concerned concerned,
		List<String> except, String taskId, Map<String, ?> facts) {

	public static StaffEvent of(String event, String number, String occasion, Concerned concerned) {
		return new StaffEvent(event, number, occasion, null, concerned, List.of(), null, Map.of());
	}

	public StaffEvent graded(String known) {
		return new StaffEvent(this.event, this.number, this.occasion, known, this.concerned, this.except, this.taskId,
				this.facts);
	}

	/**
	 * The same without these people; a null names nobody.
	 */
	public StaffEvent except(String... userIds) {
		List<String> people = Stream.concat(this.except.stream(), Stream.of(userIds).filter(Objects::nonNull))
			.distinct()
			.toList();
		return new StaffEvent(this.event, this.number, this.occasion, this.grade, this.concerned, people, this.taskId,
				this.facts);
	}

	/**
	 * The same about an open task.
	 * @param task its key in the model
	 */
	public StaffEvent about(String openTask, String task) {
		return new StaffEvent(this.event, this.number, this.occasion, this.grade, this.concerned, this.except, openTask,
				Map.of("task", task));
	}

	public StaffEvent with(Map<String, ?> named) {
		return new StaffEvent(this.event, this.number, this.occasion, this.grade, this.concerned, this.except,
				this.taskId, named);
	}

}
