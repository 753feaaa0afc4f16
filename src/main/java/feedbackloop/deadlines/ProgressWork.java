package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.deadlines.ProgressStore.Worked;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.notification.ProgressMessages;
import feedbackloop.notification.ProgressSkipped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets customers hear how far the work is when it is due. Any number of nodes may do so
 * at once. One of them looks at a case, in a transaction that also notes when it is due
 * again.
 */
@Component
class ProgressWork {

	private static final Logger log = LoggerFactory.getLogger(ProgressWork.class);

	private static final int MOST = 1000;

	private static final Duration AGAIN = Duration.ofHours(1);

	private final ProgressStore store;

	private final ProgressPace pace;

	private final ProgressFacts facts;

	private final ProgressMessages messages;

	private final Cases cases;

	private final Clock clock;

	private final TransactionTemplate transaction;

	/** The limits by which all cases were found to go. */
	private volatile String settled;

	ProgressWork(ProgressStore store, ProgressPace pace, ProgressFacts facts, ProgressMessages messages, Cases cases,
			Clock clock, TransactionTemplate transaction) {
		this.store = store;
		this.pace = pace;
		this.facts = facts;
		this.messages = messages;
		this.cases = cases;
		this.clock = clock;
		this.transaction = transaction;
	}

	void work() {
		this.store.outdated(MOST).forEach(this::takeBack);
		due(MOST).forEach(this::look);
	}

	/**
	 * The clocks of cases that are to be looked at: those that are due, and once the
	 * limits have changed those that went by others.
	 */
	List<Long> due(int most) {
		List<Long> due = this.store.due(this.clock.instant(), most);
		String limits = this.pace.limits();
		if (limits.equals(this.settled)) {
			return due;
		}
		List<Long> byOthers = this.store.byOthers(limits, most);
		if (byOthers.isEmpty()) {
			this.settled = limits;
		}
		return Stream.concat(due.stream(), byOthers.stream()).distinct().toList();
	}

	/**
	 * Tells the customer of one case if that is due. One that fails keeps no other back.
	 */
	void look(long id) {
		String limits = this.pace.limits();
		try {
			this.transaction.executeWithoutResult((status) -> this.store.lock(id, this.clock.instant(), limits)
				.ifPresent((worked) -> this.store.next(id, look(worked, this.clock.instant()), limits)));
		}
		catch (ConcurrencyFailureException | DuplicateKeyException ex) {
			log.debug("Somebody is at the case of the clock {}; it is tried again", id, ex);
		}
		catch (RuntimeException ex) {
			log.error("The customer of the clock {} cannot be told of progress; it is tried again", id, ex);
			this.transaction.executeWithoutResult(
					(status) -> this.store.next(id, Optional.of(this.clock.instant().plus(AGAIN)), limits));
		}
	}

	/** When to look again; never if the table gives no limit. */
	private Optional<Instant> look(Worked worked, Instant now) {
		Feedback feedback = this.cases.get(worked.number());
		if (!ProgressPace.isWorked(feedback)) {
			return Optional.of(now.plus(AGAIN));
		}
		Optional<Instant> due = this.pace.due(feedback, this.store.heard(worked.number()).orElse(null),
				worked.skippedAt());
		if (due.filter((at) -> !at.isAfter(now)).isEmpty()) {
			this.messages.takeBack(worked.number(), true);
			return due;
		}
		Instant opening = this.pace.opening(feedback, now);
		if (opening.isAfter(now)) {
			return Optional.of(opening);
		}
		if (this.messages.isDrafted(worked.number())) {
			return Optional.of(now.plus(AGAIN));
		}
		if (!this.messages.tell(feedback, this.facts.of(feedback), "due " + due.get())) {
			return Optional.of(this.pace.nextDay(feedback, now));
		}
		return this.messages.isDrafted(worked.number()) ? Optional.of(now.plus(AGAIN)) : this.pace.after(feedback, now);
	}

	/** Who has been told the outcome, or is asked something, need not hear of it. */
	private void takeBack(String number) {
		try {
			this.messages.takeBack(number, false);
		}
		catch (ConcurrencyFailureException ex) {
			log.debug("Somebody is at the draft of {}", number, ex);
		}
	}

	@EventListener
	void on(ProgressSkipped skipped) {
		this.store.skip(skipped.number(), this.clock.instant());
	}

}
