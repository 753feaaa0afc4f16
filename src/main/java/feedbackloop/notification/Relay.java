package feedbackloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import feedbackloop.DatabaseOutage;
import feedbackloop.Shutdown;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.OutboxMessage.Problem;
import feedbackloop.outgoing.Endpoints;
import feedbackloop.outgoing.Posting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what a lane of the outbox holds, one message after the other: takes it and says
 * so, hands it to the mail server or the endpoint, says what came of it; each in a
 * transaction of its own. Any number of relays may run at once. One that dies in between
 * leaves a message that is found and never silently sent to a customer again.
 */
@Component
class Relay {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	private static final Duration LEASE = Duration.ofMinutes(2);

	private final OutboxRepository outbox;

	private final MailServer server;

	private final MailComposer composer;

	private final Endpoints endpoints;

	private final TaskNews news;

	private final Timeline timeline;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Shutdown shutdown;

	Relay(OutboxRepository outbox, MailServer server, MailComposer composer, Endpoints endpoints, TaskNews news,
			Timeline timeline, PlatformTransactionManager transactions, Clock clock, Shutdown shutdown) {
		this.outbox = outbox;
		this.server = server;
		this.composer = composer;
		this.endpoints = endpoints;
		this.news = news;
		this.timeline = timeline;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.shutdown = shutdown;
	}

	/**
	 * Sends the mails that are due.
	 */
	public void sendDue() {
		sendDueIn(OutboxMessage.MAIL);
	}

	/**
	 * Sends everything that is due in a lane, until nothing is left or the other side
	 * cannot be reached. In a stop it takes nothing more. So the mail in hand is written
	 * down before the thread is interrupted.
	 */
	public void sendDueIn(String lane) {
		boolean goOn = this.outbox.hasWork(lane, this.clock.instant(), this.clock.instant().minus(LEASE));
		if (goOn) {
			findLost(lane);
		}
		while (goOn && !this.shutdown.hasBegun()) {
			Claim claim = new Claim();
			goOn = take(lane, claim) && send(claim);
		}
	}

	private void findLost(String lane) {
		this.transaction.executeWithoutResult(
				(status) -> this.outbox.lockAbandoned(lane, this.clock.instant().minus(LEASE)).forEach((message) -> {
					message.lost(Problem.INTERRUPTED, null, this.clock.instant());
					logger.warn("Message {} of {} was interrupted while it was sent; it is {} now", message.id(),
							message.number(), message.state().key());
				}));
	}

	/**
	 * Takes the next message, if there is one.
	 */
	private boolean take(String lane, Claim claim) {
		return givingBack(claim, () -> this.transaction
			.execute((status) -> this.outbox.lockNextDue(lane, this.clock.instant()).map((message) -> {
				message.claimed(this.clock.instant());
				claim.on(message);
				return true;
			}).orElse(false)));
	}

	/**
	 * Sends a message that this relay took.
	 * @return whether the next one is worth a try
	 */
	private boolean send(Claim claim) {
		Delivery delivery = givingBack(claim, () -> compose(claim.id)).map(Supplier::get)
			.orElse(Delivery.refused(Problem.MALFORMED, null));
		note(claim, (message) -> {
			switch (delivery.outcome()) {
				case SENT -> message.sent(this.clock.instant());
				case SENT_TO_SOME -> message.sentToSome(delivery.detail(), this.clock.instant());
				case OVERTAKEN -> message.discarded();
				case KEPT -> message.kept(delivery.problem());
				case NOT_NOW -> message.postponed(delivery.problem(), delivery.detail(), this.clock.instant());
				case REFUSED -> message.failed(delivery.problem(), delivery.detail());
				case UNKNOWN -> message.lost(delivery.problem(), delivery.detail(), this.clock.instant());
			}
		});
		return delivery.outcome() != Delivery.Outcome.NOT_NOW;
	}

	/** What fails before the mail is handed over leaves the message as it was. */
	private <T> T givingBack(Claim claim, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (RuntimeException ex) {
			if (claim.id != null) {
				note(claim, OutboxMessage::givenBack);
			}
			throw ex;
		}
	}

	/**
	 * What delivers the message, unless what is stored cannot be opened; one such message
	 * must not hold up the others.
	 */
	private Optional<Supplier<Delivery>> compose(Long id) {
		try {
			return this.transaction
				.execute((status) -> Optional.of(delivery(this.outbox.findWithContactById(id).orElseThrow())));
		}
		catch (RuntimeException ex) {
			if (DatabaseOutage.isCauseOf(ex)) {
				throw ex;
			}
			logger.error("Message {} cannot be composed", id, ex);
			return Optional.empty();
		}
	}

	/**
	 * Writes down what became of the message, as often as it takes: nobody else knows it.
	 * A claim whose end this relay did not hear of may still be under way, and is waited
	 * for.
	 */
	private void note(Claim claim, Consumer<OutboxMessage> result) {
		while (!isNoted(claim, result)) {
			try {
				TimeUnit.SECONDS.sleep(1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean isNoted(Claim claim, Consumer<OutboxMessage> result) {
		try {
			this.transaction.executeWithoutResult((status) -> this.outbox.lock(claim.id)
				.filter(claim::holds)
				.ifPresent((message) -> note(message, result)));
			return true;
		}
		catch (RuntimeException ex) {
			if (!DatabaseOutage.isCauseOf(ex) && !(ex instanceof TransientDataAccessException)) {
				throw ex;
			}
			logger.warn("What became of message {} is not written down yet; it is tried again", claim.id, ex);
			return false;
		}
	}

	private void note(OutboxMessage message, Consumer<OutboxMessage> result) {
		result.accept(message);
		if (message.problem() != null) {
			logger.warn("Message {} of {} had a problem, it is {} now: {} {}", message.id(), message.number(),
					message.state().key(), message.problem(), message.problemDetail());
		}
		if (message.state() == OutboxState.FAILED && message.isAboutOneCase()) {
			this.timeline.note(message.number(), Timeline.SYSTEM, message.isToStaff() ? "noticeFailed" : "mailFailed",
					Map.of());
		}
	}

	private Supplier<Delivery> delivery(OutboxMessage message) {
		if (this.news.isOver(message)) {
			return () -> Delivery.OVERTAKEN;
		}
		if (message.isToEndpoint()) {
			String endpoint = message.endpoint();
			Posting posting = new Posting("msg_" + message.id(), message.subject(), message.body().masked());
			return () -> Delivery.of(this.endpoints.post(endpoint, posting));
		}
		Mail mail = this.composer.of(message);
		if (!message.isToStaff()) {
			return () -> this.server.deliver(mail);
		}
		boolean allHearOtherwise = mail.recipients().isEmpty() && !message.notTo().isEmpty();
		return () -> allHearOtherwise ? Delivery.SENT : this.server.deliver(mail).toStaff();
	}

	/** The message that this relay took, and which attempt at it that is. */
	private static final class Claim {

		private static final Set<OutboxState> UNDECIDED = Set.of(OutboxState.SENDING, OutboxState.UNCERTAIN,
				OutboxState.PENDING);

		private Long id;

		private int attempt;

		private void on(OutboxMessage message) {
			this.id = message.id();
			this.attempt = message.attempts();
		}

		/** Whether nobody has tried again or decided meanwhile. */
		private boolean holds(OutboxMessage message) {
			return message.attempts() == this.attempt && UNDECIDED.contains(message.state());
		}

	}

}
