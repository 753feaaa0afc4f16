package feedbackloop.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.feedback.Verbatim;
import feedbackloop.intake.ImportIntake.Outcome;
import feedbackloop.intake.ImportIntake.Row;
import feedbackloop.intake.ImportIntake.State;
import feedbackloop.intake.SubmissionKeys.KnownSubmission;
import feedbackloop.privacy.LetterBook;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What other systems and stores tell goes the way of all feedback. Rows of files from the
 * same source have the same keys. So neither makes a case of what the other brought.
 */
@Service
public class SourceIntake {

	private final Reception reception;

	private final Intake intake;

	private final SubmissionKeys keys;

	private final ComingBack comingBack;

	private final NamedCases cases;

	private final LetterBook letters;

	private final Vault vault;

	private final Timeline timeline;

	private final TransactionTemplate transaction;

	SourceIntake(Reception reception, Intake intake, SubmissionKeys keys, ComingBack comingBack, NamedCases cases,
			LetterBook letters, Vault vault, Timeline timeline, TransactionTemplate transaction) {
		this.reception = reception;
		this.intake = intake;
		this.keys = keys;
		this.comingBack = comingBack;
		this.cases = cases;
		this.letters = letters;
		this.vault = vault;
		this.timeline = timeline;
		this.transaction = transaction;
	}

	/**
	 * Makes a case of each thing that a source tells, or none of any. What made one
	 * before and says something else now is what the customer adds to that case.
	 * @param source what it comes from, as people call it
	 * @return what became of each, in their order
	 * @throws feedbackloop.process.Refusal if there is no place, or a field is wrong;
	 * look before
	 */
	public List<Outcome> take(List<Row> rows, String source) {
		return this.reception.inPlace(
				() -> this.transaction.execute((status) -> rows.stream().map((row) -> take(row, source)).toList()));
	}

	private Outcome take(Row row, String source) {
		FeedbackRequest request = ImportIntake.request(row);
		Origin origin = Origin.imported(null, row.key(), row.language());
		Optional<KnownSubmission> before = this.keys.known(origin);
		if (before.isEmpty()) {
			String number = this.intake.register(request, List.of(), origin).number();
			this.timeline.note(number, Timeline.SYSTEM, "delivered", Map.of("source", source));
			return new Outcome(number, State.CREATED);
		}
		String number = before.get().feedbackNumber();
		if (this.keys.isSame(before.get(), request)) {
			return new Outcome(number, State.KNOWN);
		}
		this.keys.renew(origin, request);
		boolean added = add(this.cases.locked(number), request.words(), source);
		return new Outcome(number, added ? State.CHANGED : State.KNOWN);
	}

	private boolean add(Feedback feedback, ClearVerbatim words, String source) {
		String text = together(words.summary(), words.description());
		if (feedback.contact().isErased() || text.equals(lastWords(feedback))) {
			return false;
		}
		if (!this.comingBack.comeBackByMail(feedback.number(), text, null, List.of())) {
			this.letters.fromCustomer(feedback, "comment", text);
		}
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "deliveredAgain", Map.of("source", source));
		return true;
	}

	private String lastWords(Feedback feedback) {
		Verbatim first = feedback.words();
		return this.letters.lastOfCustomer(feedback)
			.orElseGet(() -> together(this.vault.open(feedback.contact(), first.summary()),
					this.vault.open(feedback.contact(), first.description())));
	}

	private static String together(String summary, String description) {
		return Stream.of(summary, description)
			.filter((part) -> !Blank.is(part))
			.map(String::strip)
			.collect(Collectors.joining("\n\n"));
	}

}
