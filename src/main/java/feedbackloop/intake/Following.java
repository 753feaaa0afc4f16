package feedbackloop.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.deadlines.Promises;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.TimelineEntry;
import feedbackloop.feedback.TimelineRepository;
import feedbackloop.notification.CustomerMessages;
import feedbackloop.intake.FollowedCase.Letter;
import feedbackloop.intake.FollowedCase.Step;
import feedbackloop.intake.LetterGist.Written;
import feedbackloop.privacy.Vault;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows customers how their case stands. Of the timeline they see the steps that have a
 * sentence for them, never what staff wrote.
 */
@Service
class Following {

	/** Steps of a measure: of several measures in a row, a customer reads each once. */
	private static final Set<String> OF_EACH_MEASURE = Set.of("completed.fix", "completed.test", "completed.pilot",
			"completed.release", "measureLanded");

	private static final String RESTORED = "serviceRestored";

	private static final String LIFTED = "mitigationLifted";

	private final CustomerCase customers;

	private final ComingBack comingBack;

	private final FeedbackRepository cases;

	private final CorrespondenceRepository correspondence;

	private final TimelineRepository timeline;

	private final Promises promises;

	private final PromiseWords promiseWords;

	private final Vault vault;

	private final Words words;

	private final HouseTime time;

	Following(CustomerCase customers, ComingBack comingBack, FeedbackRepository cases,
			CorrespondenceRepository correspondence, TimelineRepository timeline, Promises promises,
			PromiseWords promiseWords, Vault vault, Words words, HouseTime time) {
		this.customers = customers;
		this.comingBack = comingBack;
		this.cases = cases;
		this.correspondence = correspondence;
		this.timeline = timeline;
		this.promises = promises;
		this.promiseWords = promiseWords;
		this.vault = vault;
		this.words = words;
		this.time = time;
	}

	/**
	 * The case as its customer sees it.
	 * @throws feedbackloop.process.Refusal if number or secret is wrong
	 */
	@Transactional(readOnly = true)
	FollowedCase look(String number, String secret, Locale locale) {
		Feedback feedback = this.customers.open(number, secret);
		Words in = this.words.in(locale);
		List<Correspondence> all = this.correspondence.findByFeedbackOrderByAtAscIdAsc(feedback);
		List<Correspondence> visible = all.stream().filter(Correspondence::isVisibleToCustomer).toList();
		List<Letter> letters = letters(feedback, all, in);
		boolean askedFirst = Correspondence.asksFirst(visible.stream().map(Correspondence::kind));
		Optional<Instant> until = this.comingBack.reopenUntil(feedback);
		List<TimelineEntry> happened = happened(feedback);
		return new FollowedCase(feedback.number(), feedback.status(),
				in.say("followed.status." + feedback.status().key()),
				this.vault.open(feedback.contact(), feedback.words().summary()),
				this.vault.open(feedback.contact(), feedback.words().description()),
				this.vault.open(feedback.contact(), feedback.words().demand()),
				this.time.at(feedback.milestones().givenAt()), this.time.at(feedback.milestones().receivedAt()),
				this.time.at(feedback.milestones().resolvedAt()), this.time.at(feedback.milestones().closedAt()),
				this.promises.expectedBy(feedback), this.promiseWords.of(feedback, askedFirst, in),
				question(feedback, visible, letters), letters, this.customers.attachments(feedback),
				steps(happened, in), restoredAt(happened), actions(feedback, until.isPresent()),
				this.time.at(until.orElse(null)), feedback.satisfactionScore(), feedback.continuesNumber(),
				goesOnAs(feedback), Receipt.Links.of(feedback.number()));
	}

	/** Nobody writes anew about a case that is open. */
	private List<String> goesOnAs(Feedback feedback) {
		return feedback.status().isFinal() ? this.cases.findContinuing(feedback.number()) : List.of();
	}

	private List<Letter> letters(Feedback feedback, List<Correspondence> all, Words in) {
		List<Written> written = new ArrayList<>();
		List<Letter> letters = new ArrayList<>();
		boolean mayHaveFiles = all.stream().anyMatch((one) -> Correspondence.MESSAGE_TEXT.equals(one.kind()));
		LetterFiles files = mayHaveFiles ? this.customers.sent(feedback) : new LetterFiles(Map.of());
		for (Correspondence one : all) {
			String text = this.vault.open(feedback.contact(), one.text());
			boolean ofCustomer = Correspondence.IN.equals(one.direction());
			if (one.isCall()) {
				continue;
			}
			if (!one.isVisibleToCustomer()) {
				written.add(new Written(one.kind(), text));
				if (Correspondence.MESSAGE_TEXT.equals(one.kind())) {
					files.written(one.id(), text);
				}
			}
			else {
				letters.add(new Letter(this.time.at(one.at()), ofCustomer ? "customer" : "us", one.subject(), text,
						ofCustomer ? text : LetterGist.of(text, feedback.number(), written, in),
						CustomerMessages.MESSAGE.equals(one.kind()) ? files.of(text) : null));
			}
		}
		return letters;
	}

	/** What we wait for; a question that nobody has sent yet is none. */
	private static String question(Feedback feedback, List<Correspondence> visible, List<Letter> letters) {
		int last = letters.size() - 1;
		while (last >= 0 && !visible.get(last).isQuestion()) {
			last--;
		}
		return (feedback.status() == Status.WAITING_FOR_YOU && last >= 0) ? letters.get(last).gist() : null;
	}

	private List<TimelineEntry> happened(Feedback feedback) {
		List<String> numbers = new ArrayList<>(List.of(feedback.number()));
		Optional.ofNullable(feedback.improvementNumber()).ifPresent(numbers::add);
		return this.timeline.findByNumberInOrderByAtAscIdAsc(numbers);
	}

	/** Null while it is not, or not needed any more. */
	private OffsetDateTime restoredAt(List<TimelineEntry> happened) {
		return happened.stream()
			.filter((entry) -> RESTORED.equals(entry.kind()) || LIFTED.equals(entry.kind()))
			.reduce((first, last) -> last)
			.filter((entry) -> RESTORED.equals(entry.kind()))
			.map((entry) -> this.time.at(entry.at()))
			.orElse(null);
	}

	private List<Step> steps(List<TimelineEntry> happened, Words in) {
		Set<String> saidOfMeasures = new HashSet<>();
		List<Step> steps = new ArrayList<>();
		for (TimelineEntry entry : happened) {
			if (!OF_EACH_MEASURE.contains(entry.kind())) {
				saidOfMeasures.clear();
			}
			else if (!saidOfMeasures.add(entry.kind())) {
				continue;
			}
			in.find("follow." + entry.kind(), entry.argumentList().toArray())
				.ifPresent((text) -> steps.add(new Step(this.time.at(entry.at()), text)));
		}
		return steps;
	}

	private List<String> actions(Feedback feedback, boolean mayReopen) {
		Status status = feedback.status();
		if (status.isFinal()) {
			String back = mayReopen ? "reopen" : "goOn";
			return this.customers.mayRate(feedback) ? List.of("rate", back) : List.of(back);
		}
		return (status == Status.RESOLVED) ? List.of("reply", "confirm", "dispute", "withdraw")
				: List.of("reply", "withdraw");
	}

}
