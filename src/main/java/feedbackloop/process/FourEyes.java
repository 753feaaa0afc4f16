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
		Collection<FormEntry> entries(FormEntryRepository entries, String businessKey) {
			return entries.findByFeedbackNumberAndTaskKeyIn(businessKey, Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE))
				.stream()
				.filter((entry) -> entry.taskKey().equals(Tasks.FIRST_RESPONSE)
						|| Boolean.TRUE.equals(entry.entries().get("answered")))
				.toList();
		}

	},

	/** Planned measures of this improvement, or that there will be none. */
	PLANNED {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, String businessKey) {
			return entries
				.findByImprovementNumberAndTaskKeyIn(BusinessKey.number(businessKey),
						Set.of(Tasks.PLAN, Tasks.ANALYSIS))
				.stream()
				.filter((entry) -> entry.taskKey().equals(Tasks.PLAN) || entry.entries().containsKey("measures")
						|| CauseConclusion.CLOSE.equals(entry.entries().get(CauseConclusion.NAME)))
				.toList();
		}

	},

	/** Carried out this measure. */
	FIXED_MEASURE {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, String businessKey) {
			return entries.findByBusinessKeyAndTaskKeyIn(businessKey, List.of(Tasks.FIX));
		}

	},

	/** Carried out any measure of this improvement. */
	FIXED_IMPROVEMENT {

		@Override
		Collection<FormEntry> entries(FormEntryRepository entries, String businessKey) {
			return entries.findByImprovementNumberAndTaskKeyIn(BusinessKey.number(businessKey), List.of(Tasks.FIX));
		}

	};

	abstract Collection<FormEntry> entries(FormEntryRepository entries, String businessKey);

	/**
	 * The people who did that.
	 * @param businessKey of the case, the improvement or the measure
	 */
	Set<String> people(FormEntryRepository entries, String businessKey) {
		return entries(entries, businessKey).stream()
			.map(FormEntry::userId)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
