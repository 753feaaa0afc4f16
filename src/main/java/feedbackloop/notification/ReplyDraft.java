package feedbackloop.notification;

import java.time.DateTimeException;
import java.time.LocalDate;

import feedbackloop.process.StoredText;
import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

/**
 * What a person is about to write to a customer, not yet submitted.
 *
 * @param event the event of the message plan that it belongs to
 * @param responseText the answer, or the question
 */
record ReplyDraft(String event, String responseText, String nextStep, LocalDate expectedBy, String workaround) {

	/**
	 * A draft of what was typed; blank fields count as not given.
	 * @throws Refusal if a text is too long or the date is none
	 */
	static ReplyDraft of(String event, String responseText, String nextStep, String expectedBy, String workaround) {
		return new ReplyDraft(event, text("responseText", responseText), text("nextStep", nextStep), date(expectedBy),
				text("workaround", workaround));
	}

	private static String text(String field, String typed) {
		if (Blank.is(typed)) {
			return null;
		}
		if (typed.length() > StoredText.CORRESPONDENCE) {
			throw Refusal.invalid(field, "tooLong", StoredText.CORRESPONDENCE);
		}
		return typed;
	}

	private static LocalDate date(String typed) {
		try {
			return Blank.is(typed) ? null : HouseTime.typedDay(typed);
		}
		catch (DateTimeException ex) {
			throw Refusal.invalid("expectedBy", "date");
		}
	}

}
