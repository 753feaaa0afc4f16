package feedbackloop.trackers;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import feedbackloop.trackers.WorkItem.LinkedMeasure;

/**
 * Who may link work items: to a case its teams, its owner and who has claimed one of its
 * tasks; to a measure its department, who leads the improvement, and who has claimed a
 * task of either; leads and managers to any. Auditors never.
 *
 * @param person user id
 * @param groups those that the person is in
 * @param tasks that are open in the case, its improvement and its measures
 */
record LinkRights(Feedback feedback, String person, List<String> groups, List<OpenTask> tasks) {

	boolean toCase() {
		return isAny() || !isAuditor() && (this.person.equals(this.feedback.caseOwner())
				|| teams().anyMatch(this.groups::contains) || hasClaimed(this.feedback.number()));
	}

	boolean to(LinkedMeasure measure) {
		String key = BusinessKey.ofMeasure(measure.improvement(), measure.number());
		return isAny() || !isAuditor() && (this.groups.contains(measure.department())
				|| this.groups.contains(measure.lead()) || hasClaimed(key) || hasClaimed(measure.improvement()));
	}

	/**
	 * Who links may also unlink. What a measure had that is planned no more counts as the
	 * case's.
	 */
	boolean to(WorkItem item, List<LinkedMeasure> measures) {
		return item.measure(measures).map(this::to).orElseGet(this::toCase);
	}

	private boolean isAny() {
		return !isAuditor() && Right.LINK_WORK_ITEMS.isOf(this.groups);
	}

	private boolean isAuditor() {
		return this.groups.contains(StaffGroup.AUDITOR.id());
	}

	private boolean hasClaimed(String key) {
		return this.tasks.stream().anyMatch((task) -> task.of().equals(key) && this.person.equals(task.assignee()));
	}

	/** Until it is graded, it is with those who triage. */
	private Stream<String> teams() {
		return this.feedback.isGraded()
				? Stream.of(this.feedback.grading().team(), this.feedback.grading().lead()).filter(Objects::nonNull)
				: Stream.of(StaffGroup.SUPPORT.id());
	}

}
