package feedbackloop.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.ClockView;
import feedbackloop.insights.CaseStory;
import feedbackloop.process.PastDecision;

/**
 * All that is on record of a case, its improvement and its measures, table by table; the
 * trail tells it in order. Masked.
 *
 * @param clocks those of the case as a whole first
 * @param decisions in order
 * @param answers what was asked and answered in each decision, by its id
 */
record CaseRecord(CaseStory story, List<ClockView> clocks, List<PastDecision> decisions,
		Map<String, PastDecision.Answer> answers, List<Escalated> escalations, List<Comment> comments, List<File> files,
		List<Message> messages, Looks looks) {

	String number() {
		return this.story.file().number();
	}

	/**
	 * A level that a task reached.
	 *
	 * @param told {@code user:<id>} or {@code group:<id>}
	 */
	record Escalated(OffsetDateTime at, String number, String task, int percent, String how, List<String> told,
			List<String> actions) {

	}

	record Comment(OffsetDateTime at, String author, String text) {

	}

	/**
	 * A file, by its masked name.
	 *
	 * @param sha256 of its content, in hex
	 */
	record File(String id, OffsetDateTime at, String by, String name, String type, int bytes, String sha256) {

	}

	record Message(OffsetDateTime at, String number, String event, String recipient, String subject, String state,
			OffsetDateTime sentAt) {

	}

	/**
	 * How often the case was opened, and by how many people.
	 */
	record Looks(long times, long people) {

	}

}
