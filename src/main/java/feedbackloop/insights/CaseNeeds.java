package feedbackloop.insights;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.Keys.Tasks;

/**
 * What whoever works on the open tasks of a case has to read before all else.
 *
 * @param contributions the forms of the teams that contributed, where they may be asked
 * @param cause whether the cause and its measures are needed
 * @param verification the last form that says whether the measures work, where the case
 * is closed; else null
 * @param objection what a customer who disputes the result says, or null
 */
record CaseNeeds(List<EntryWords.Form> contributions, boolean cause, EntryWords.Form verification,
		Trail.Letter objection) {

	private static final Set<String> ASK_THE_TEAMS = Set.of(Tasks.ANALYSIS, Tasks.PLAN);

	private static final Set<String> NEED_THE_CAUSE = Set.of(Tasks.PLAN, Tasks.APPROVAL, Tasks.FIX, Tasks.TEST,
			Tasks.CHECK, Tasks.PILOT, Tasks.RELEASE, Tasks.VERIFICATION, Tasks.CLOSURE);

	static CaseNeeds of(CaseStory story) {
		Set<String> open = story.tasks().stream().map(OpenTask::key).collect(Collectors.toSet());
		List<EntryWords.Form> verifications = open.contains(Tasks.CLOSURE) ? forms(story, Tasks.VERIFICATION)
				: List.of();
		return new CaseNeeds(
				open.stream().anyMatch(ASK_THE_TEAMS::contains) ? forms(story, Tasks.CONTRIBUTE) : List.of(),
				open.stream().anyMatch(NEED_THE_CAUSE::contains),
				verifications.isEmpty() ? null : verifications.get(verifications.size() - 1),
				open.contains(Tasks.DISPUTE) ? Conversation.objection(story.trail().correspondence()) : null);
	}

	private static List<EntryWords.Form> forms(CaseStory story, String task) {
		return story.forms().stream().filter((form) -> form.key().equals(task)).toList();
	}

}
