package feedbackloop.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.MasksChanged;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.privacy.OwnMasks.Row;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hides and shows by hand what the finders missed or took by mistake. The original is not
 * touched; all masked copies are made anew. Who may is asked by the caller, who holds the
 * case locked.
 */
@Component
public class Remasking {

	private final OwnMasks masks;

	private final Vault vault;

	private final DetailBook details;

	private final CorrespondenceRepository letters;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Remasking(OwnMasks masks, Vault vault, DetailBook details, CorrespondenceRepository letters,
			ApplicationEventPublisher events, Clock clock) {
		this.masks = masks;
		this.vault = vault;
		this.details = details;
		this.letters = letters;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Hides a value wherever the customer's texts have it.
	 */
	public void hide(Feedback feedback, Kind kind, String value, String userId) {
		add(feedback, new Row(kind, this.vault.seal(feedback.contact().dataKey(), value), true), null, userId);
	}

	/**
	 * Shows again what {@link #hidden} lists.
	 * @param reason why it is nothing personal
	 */
	public void show(Feedback feedback, Hidden hidden, String reason, String userId) {
		byte[] value = this.vault.seal(feedback.contact().dataKey(), hidden.value());
		add(feedback, new Row(hidden.kind(), value, false), this.vault.mask(feedback.contact(), reason), userId);
	}

	/**
	 * What is hidden in the words and letters of a case and may be shown again. The
	 * customer's own name, number and address may not.
	 */
	public List<Hidden> hidden(Feedback feedback) {
		Contact contact = feedback.contact();
		List<Hidden> hidden = new ArrayList<>();
		Stream
			.concat(originals(feedback).map((text) -> this.vault.open(contact, text)),
					this.details.open(feedback).values().stream())
			.flatMap((text) -> this.vault.hidden(contact, text).stream())
			.filter((one) -> hidden.stream().noneMatch((known) -> known.token().equals(one.token())))
			.forEach(hidden::add);
		return hidden;
	}

	/**
	 * How often the masked copies of the case have that value, spelt in any way.
	 */
	public long visible(Feedback feedback, Kind kind, String value) {
		return Stream
			.concat(originals(feedback).map(ProtectedText::masked), feedback.details().masked().values().stream())
			.mapToLong((text) -> Masker.count(text, new KnownPerson.Marked(kind, value)))
			.sum();
	}

	private Stream<ProtectedText> originals(Feedback feedback) {
		Stream<ProtectedText> letters = this.letters.findByFeedbackOrderByAtAscIdAsc(feedback)
			.stream()
			.flatMap((letter) -> Stream.of(letter.text(), letter.folded()));
		return Stream
			.concat(Stream.of(feedback.words().summary(), feedback.words().description(), feedback.words().demand()),
					letters)
			.filter((text) -> text != null && text.sealed() != null);
	}

	private void add(Feedback feedback, Row row, String reason, String userId) {
		Instant now = this.clock.instant();
		this.masks.add(feedback, row, reason, userId, now);
		feedback.contact().maskedByHand();
		UnaryOperator<ProtectedText> anew = (text) -> this.vault.remasked(feedback.contact(), text);
		feedback.remask(anew, (text) -> this.vault.mask(feedback.contact(), text),
				this.details.remasked(feedback.contact(), feedback.details()), now);
		for (Correspondence letter : this.letters.findByFeedbackOrderByAtAscIdAsc(feedback)) {
			letter.remask(anew);
		}
		this.events.publishEvent(new MasksChanged(feedback));
	}

	/**
	 * Something hidden.
	 *
	 * @param around what is shown for it, with what stands beside it
	 * @param token by which it is found again without its value
	 */
	public record Hidden(Kind kind, String value, String around, String token) {

		@Override
		public String toString() {
			return "Hidden " + this.kind;
		}

	}

}
