package feedbackloop.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.process.Keys.Tasks;

/**
 * Separation of duties by person, not by group: what somebody did that keeps them from
 * judging it.
 */
enum FourEyes {

	/** Answered the customer of this case. */
	ANSWERED {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, TaskOfCase task) {
			return entries
				.findByFeedbackNumberAndTaskKeyIn(task.feedbackNumber(), Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE))
				.stream()
				.filter((entry) -> entry.taskKey().equals(Tasks.FIRST_RESPONSE)
						|| Boolean.TRUE.equals(entry.entries().get("answered")))
				.toList();
		}

	},

	/** Planned measures of this improvement. */
	PLANNED {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, TaskOfCase task) {
			return entries
				.findByImprovementNumberAndTaskKeyIn(task.improvementNumber(), Set.of(Tasks.PLAN, Tasks.ANALYSIS))
				.stream()
				.filter((entry) -> entry.taskKey().equals(Tasks.PLAN) || entry.entries().containsKey("measures"))
				.toList();
		}

	},

	/** Carried out this measure. */
	FIXED_MEASURE {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, TaskOfCase task) {
			return entries.findByBusinessKeyAndTaskKeyIn(task.businessKey(), List.of(Tasks.FIX));
		}

	},

	/** Carried out any measure of this improvement. */
	FIXED_IMPROVEMENT {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, TaskOfCase task) {
			return entries.findByImprovementNumberAndTaskKeyIn(task.improvementNumber(), List.of(Tasks.FIX));
		}

	};

	abstract Collection<FormEntry> entries(FormEntryRepository entries, TaskOfCase task);

	/**
	 * The people who did that.
	 */
	Set<String> people(FormEntryRepository entries, TaskOfCase task) {
		return entries(entries, task).stream().map(FormEntry::userId).collect(Collectors.toCollection(TreeSet::new));
	}

}
