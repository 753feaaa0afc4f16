package feedbackloop.models.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is being rehearsed: a case, and what happened to it so far.
 *
 * @param whole whether its improvement is worked too; else what comes of it is only told
 * @param triage what is answered in triage; empty for everything that can be
 * @param happened each step in words
 */
record Story(String caseNumber, boolean whole, List<Map<String, Object>> triage, List<String> happened) {

	/** Whether nothing has happened to the case since it was registered. */
	boolean isAtBeginning() {
		return this.happened.size() == 1;
	}

	Story then(String what) {
		List<String> more = new ArrayList<>(this.happened);
		more.add(what);
		return new Story(this.caseNumber, this.whole, this.triage, more);
	}

	/** The last steps, in words. */
	String inWords() {
		return String.join(" → ", this.happened.subList(Math.max(0, this.happened.size() - 4), this.happened.size()));
	}

}
