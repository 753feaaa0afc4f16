package feedbackloop.notification;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff see of the outbox. They decide about drafts, failed messages and those of
 * which nobody knows whether they were sent.
 */
@Component
class OutboxDesk {

	private static final int PAGE_SIZE = 50;

	private static final int REPLIES = 20;

	private final OutboxRepository outbox;

	private final CustomerMessages messages;

	private final ProgressMessages progress;

	private final NotificationSettings settings;

	private final Vault vault;

	private final Cases cases;

	private final FeedbackRepository feedbacks;

	private final Directory directory;

	private final Timeline timeline;

	private final Clock clock;

	OutboxDesk(OutboxRepository outbox, CustomerMessages messages, ProgressMessages progress,
			NotificationSettings settings, Vault vault, Cases cases, FeedbackRepository feedbacks, Directory directory,
			Timeline timeline, Clock clock) {
		this.outbox = outbox;
		this.messages = messages;
		this.progress = progress;
		this.settings = settings;
		this.vault = vault;
		this.cases = cases;
		this.feedbacks = feedbacks;
		this.directory = directory;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * The messages, newest first.
	 * @param page counted from 0
	 */
	@Transactional(readOnly = true)
	public Slice<OutboxRow> page(int page, String userId) {
		boolean mayDecide = this.directory.may(userId, Right.DECIDE_MAIL);
		boolean open = this.settings.embedded() && this.directory.may(userId, Right.READ_MAIL);
		return this.outbox
			.findOfOthers(this.cases.hiddenFrom(userId).toArray(String[]::new),
					PageRequest.of(Math.min(page, Integer.MAX_VALUE / PAGE_SIZE), PAGE_SIZE,
							Sort.by(Sort.Direction.DESC, "id")))
			.map((message) -> OutboxRow.of(message, recipient(message), body(message, open), mayDecide));
	}

	/**
	 * What is to be posted by hand, the oldest first, with where the feedback stands.
	 * @param page counted from 0
	 */
	@Transactional(readOnly = true)
	public Slice<PublicReply> toBePosted(int page, String userId) {
		boolean mayDecide = this.directory.may(userId, Right.DECIDE_MAIL);
		return this.outbox
			.findToBePosted(OutboxState.DRAFT, this.cases.hiddenFrom(userId).toArray(String[]::new),
					PageRequest.of(Math.min(page, Integer.MAX_VALUE / REPLIES), REPLIES))
			.map((message) -> PublicReply.of(message, this.vault.maskedAnyway(message.contact(), message.body()),
					this.feedbacks.findWholeByNumber(message.number()).orElseThrow(), mayDecide));
	}

	/**
	 * Does what a person decided.
	 * @throws Refusal if the person may not, or the message no longer waits for it
	 */
	@Transactional
	public void decide(Long id, Decision decision, String userId) {
		if (!this.directory.may(userId, Right.DECIDE_MAIL)) {
			throw Refusal.forbidden("outboxNotYours");
		}
		OutboxMessage message = this.outbox.findById(id)
			.filter((found) -> !this.cases.isHiddenFrom(userId, found.number()))
			.orElseThrow(() -> Refusal.unknown("outboxNoMessage"));
		if (!Decision.on(message).contains(decision)) {
			throw Refusal.tooLate("outboxDecided");
		}
		switch (decision) {
			case SEND -> {
				this.progress.refuseSecond(message);
				this.messages.posted(message, userId);
				if (message.contact().isReachedByMail()) {
					message.released(this.clock.instant());
				}
				else {
					message.sent(this.clock.instant());
				}
			}
			case POSTED -> {
				this.messages.posted(message, userId);
				message.sent(this.clock.instant());
			}
			case SEND_AGAIN -> message.released(this.clock.instant());
			case WAS_SENT -> message.sent(this.clock.instant());
			case DISCARD -> {
				message.discarded();
				this.progress.discarded(message);
			}
		}
		this.timeline.note(message.number(), userId, "mailDecided." + decision.name(), Map.of());
	}

	private static String recipient(OutboxMessage message) {
		ProtectedText address = (message.isToCustomer()) ? message.contact().email() : null;
		return (address != null) ? address.masked() : message.recipient();
	}

	/**
	 * The embedded default has no mailbox, so administrators read its mails here, with
	 * the customer's secret in them.
	 */
	private String body(OutboxMessage message, boolean open) {
		return (open && message.body().sealed() != null) ? this.vault.open(message.contact(), message.body())
				: message.body().masked();
	}

}
