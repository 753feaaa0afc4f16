package feedbackloop.intake;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import feedbackloop.privacy.DetailBook;
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

	private final DetailBook details;

	private final Vault vault;

	private final Timeline timeline;

	private final Clock clock;

	private final TransactionTemplate transaction;

	SourceIntake(Reception reception, Intake intake, SubmissionKeys keys, ComingBack comingBack, NamedCases cases,
			LetterBook letters, DetailBook details, Vault vault, Timeline timeline, Clock clock,
			TransactionTemplate transaction) {
		this.reception = reception;
		this.intake = intake;
		this.keys = keys;
		this.comingBack = comingBack;
		this.cases = cases;
		this.letters = letters;
		this.details = details;
		this.vault = vault;
		this.timeline = timeline;
		this.clock = clock;
		this.transaction = transaction;
	}

	/**
	 * Makes a case of each thing that a source tells, or none of any. What made one
	 * before and says something else now is what the customer adds to that case. If that
	 * has ended for good, the customer goes on in a new one. Others who bring the same
	 * things wait, in whatever order they bring them.
	 * @param source what it comes from, as people call it
	 * @return what became of each, in their order
	 * @throws feedbackloop.process.Refusal if there is no place, or a field is wrong;
	 * look before
	 */
	public List<Outcome> take(List<Row> rows, String source) {
		return this.reception.inPlace(() -> this.transaction.execute((status) -> {
			rows.stream().sorted(Comparator.comparing(Row::key)).forEach((row) -> this.keys.known(origin(row)));
			return rows.stream().map((row) -> take(row, source)).toList();
		}));
	}

	private static Origin origin(Row row) {
		return Origin.imported(null, row.key(), row.language());
	}

	private Outcome take(Row row, String source) {
		FeedbackRequest request = ImportIntake.request(row);
		Origin origin = origin(row);
		Optional<KnownSubmission> before = this.keys.known(origin);
		if (before.isEmpty()) {
			return created(this.intake.register(request, List.of(), origin), source);
		}
		String number = before.get().feedbackNumber();
		if (this.keys.isSame(before.get(), request)) {
			return new Outcome(number, State.KNOWN);
		}
		this.keys.renew(origin, request, number);
		Feedback feedback = this.cases.locked(number);
		if (feedback.contact().isErased()) {
			return new Outcome(number, State.KNOWN);
		}
		String text = text(feedback, request.words());
		boolean isOther = !text.equals(lastWords(feedback));
		if (isOther && !this.comingBack.comeBackByMail(number, text, null, List.of())) {
			Receipt anew = this.intake.register(request, List.of(), origin.withoutKey(), feedback);
			this.keys.renew(origin, request, anew.number());
			return created(anew, source);
		}
		if (isOther) {
			this.timeline.note(number, Timeline.SYSTEM, "deliveredAgain", Map.of("source", source));
		}
		boolean isCorrected = correct(feedback, request, origin, source);
		return new Outcome(number, (isOther || isCorrected) ? State.CHANGED : State.KNOWN);
	}

	private Outcome created(Receipt receipt, String source) {
		this.timeline.note(receipt.number(), Timeline.SYSTEM, "delivered", Map.of("source", source));
		return new Outcome(receipt.number(), State.CREATED);
	}

	/**
	 * Notes details that are others now, such as stars, or were not told before. What is
	 * no longer told stays, as staff may have asked for it.
	 * @return whether there are any
	 */
	private boolean correct(Feedback feedback, FeedbackRequest request, Origin origin, String source) {
		Map<String, String> before = this.details.open(feedback);
		Map<String, String> others = new LinkedHashMap<>(
				FeedbackCheck.check(request, this.clock.instant(), this.clock.getZone(), origin.language()).details());
		others.entrySet().removeIf((given) -> given.getValue().equals(before.get(given.getKey())));
		if (others.isEmpty()) {
			return false;
		}
		feedback.detailed(this.details.with(feedback, others));
		others.keySet()
			.forEach((field) -> this.timeline.note(feedback.number(), Timeline.SYSTEM,
					before.containsKey(field) ? "deliveredDetail" : "fieldTold",
					before.containsKey(field) ? Map.of("field", field, "source", source) : Map.of("field", field)));
		return true;
	}

	/** A demand is told again where it is another one than the case has. */
	private String text(Feedback feedback, ClearVerbatim words) {
		String demand = this.vault.open(feedback.contact(), feedback.words().demand());
		return together(words.summary(), words.description(),
				Objects.equals(demand, Blank.toNull(words.demand())) ? null : words.demand());
	}

	private String lastWords(Feedback feedback) {
		Verbatim first = feedback.words();
		return this.letters.lastOfCustomer(feedback)
			.orElseGet(() -> together(this.vault.open(feedback.contact(), first.summary()),
					this.vault.open(feedback.contact(), first.description())));
	}

	private static String together(String... parts) {
		return Stream.of(parts)
			.filter((part) -> !Blank.is(part))
			.map(String::strip)
			.collect(Collectors.joining("\n\n"));
	}

}
