package feedbackloop.contact;

import feedbackloop.deadlines.ProgressDesk;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those who may write to the customer confirm, write or skip a message of how far
 * the work is.
 */
@Service
class ProgressNotes {

	private final NamedCases cases;

	private final MessageWriters writers;

	private final ProgressDesk desk;

	ProgressNotes(NamedCases cases, MessageWriters writers, ProgressDesk desk) {
		this.cases = cases;
		this.writers = writers;
		this.desk = desk;
	}

	@Transactional
	void prepare(String number, String userId) {
		this.desk.prepare(writable(number, userId), userId);
	}

	@Transactional
	void confirm(String number, String state, String nextStep, String userId) {
		Feedback feedback = writable(number, userId);
		this.desk.confirm(feedback, StoredText.checked("state", state, StoredText.STAFF),
				StoredText.checked("nextStep", nextStep, StoredText.STAFF), userId);
	}

	@Transactional
	void skip(String number, String reason, String userId) {
		this.desk.skip(writable(number, userId), reason, userId);
	}

	private Feedback writable(String number, String userId) {
		Feedback feedback = this.cases.locked(number);
		if (!this.writers.mayWrite(feedback, userId)) {
			throw Refusal.forbidden("notYoursToWrite");
		}
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
		return feedback;
	}

}
