package feedbackloop.insights;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;

/**
 * A case as it stands and how it came there, in the reader's language; what is shown of
 * it is masked.
 *
 * @param feedback with contact and evidence
 * @param keys business keys of the case, its improvement and its measures
 * @param tasks that are open in these, the first due first
 * @param forms the entries of the trail in words
 */
public record CaseStory(Feedback feedback, CaseFile file, List<String> keys, List<OpenTask> tasks, Trail trail,
		List<EntryWords.Form> forms) {

}
