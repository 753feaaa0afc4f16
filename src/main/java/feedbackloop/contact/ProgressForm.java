package feedbackloop.contact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import feedbackloop.contact.ContactStates.ContactState;
import feedbackloop.contact.ContactStates.Told;
import feedbackloop.deadlines.ProgressDesk;
import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.Feedback;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Component;

/**
 * Shows when the customer heard last how far the work is and when that is due next. Who
 * may write to the customer confirms here what was drafted.
 */
@Component
class ProgressForm {

	private final ProgressDesk desk;

	private final HouseTime time;

	ProgressForm(ProgressDesk desk, HouseTime time) {
		this.desk = desk;
		this.time = time;
	}

	/**
	 * Null while there is nothing to say.
	 */
	Content of(CaseLook look, ContactState state) {
		Feedback feedback = look.feedback();
		Told told = state.told();
		Optional<Instant> next = this.desk.next(feedback, told.heard(), told.skipped());
		if (next.isEmpty() && told.progress() == null) {
			return null;
		}
		boolean writes = next.isPresent()
				&& MessageWriters.mayWrite(feedback, look.reader(), look.groups(), look.tasks());
		Draft draft = (writes && told.drafted() != null)
				? new Draft(told.drafted(), this.desk.nextStep(feedback, look.tasks())) : null;
		return new Content(this.time.at(told.progress()), this.time.at(next.orElse(null)), told.drafted() != null,
				writes, draft, ProgressDesk.REASONS, feedback.arrival().language());
	}

	/**
	 * What the form shows.
	 *
	 * @param last when the customer heard of it last, or null
	 * @param next when it is due, or null if it is not
	 * @param waits whether a draft waits for a person
	 * @param writes whether the reader may send or skip one
	 * @param draft null if none waits, or the reader may not
	 * @param reasons why one may be skipped
	 * @param language in which the customer is written to
	 */
	record Content(OffsetDateTime last, OffsetDateTime next, boolean waits, boolean writes, Draft draft,
			List<String> reasons, String language) {

	}

	/**
	 * A draft.
	 *
	 * @param letter as it would go, masked
	 * @param nextStep what it says comes next, or null
	 */
	record Draft(String letter, String nextStep) {

		@Override
		public String toString() {
			return "Draft";
		}

	}

}
