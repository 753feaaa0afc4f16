package feedbackloop.teamwork;

import java.util.List;
import java.util.Locale;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets those who may ask the customer do it below the conversation.
 */
@Component
@Order(20)
class QuestionPart implements CasePart {

	private final QuestionLimits questions;

	private final RefusalWords refusals;

	private final Words words;

	QuestionPart(QuestionLimits questions, RefusalWords refusals, Words words) {
		this.questions = questions;
		this.refusals = refusals;
		this.words = words;
	}

	@Override
	public String name() {
		return "question";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CONVERSATION;
	}

	/**
	 * Null for whoever may not ask.
	 */
	@Override
	public Content of(CaseLook look) {
		Feedback feedback = look.feedback();
		boolean over = look.tasks().isEmpty() && feedback.status().isFinal();
		boolean mayAsk = !over && Rights.of(look.reader(), look.groups(), feedback).mayAsk(look.tasks());
		return mayAsk ? new Content(whyNot(feedback), forMissing(feedback)) : null;
	}

	private String whyNot(Feedback feedback) {
		try {
			this.questions.checkAskable(feedback);
			return null;
		}
		catch (Refusal refusal) {
			return this.refusals.of(refusal);
		}
	}

	/** A question for exactly what is not known yet, in the customer's language. */
	private String forMissing(Feedback feedback) {
		List<String> missing = feedback.missing();
		Words in = this.words.in(Locale.forLanguageTag(feedback.arrival().language()));
		return missing.isEmpty() ? null : in.say("teamwork.askForMissing", in.list("field", missing));
	}

	/**
	 * What the part shows.
	 *
	 * @param whyNot why nobody may ask now, or null
	 * @param forMissing the question for what the record lacks; null if it lacks nothing
	 */
	record Content(String whyNot, String forMissing) {

	}

}
