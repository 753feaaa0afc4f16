package feedbackloop.insights;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AccountNames;

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

	/** The same, whose forms call people by their names. */
	CaseStory named(AccountNames.Known names) {
		return new CaseStory(this.feedback, this.file, this.keys, this.tasks, this.trail,
				this.forms.stream().map((form) -> form.named(names)).toList());
	}

}
