package feedbackloop.deadlines;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.HumanResponded;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The two clocks of a case as a whole, which customers and managers know. Both count from
 * the receipt, whatever tasks there are. The first response is there when the first
 * answer or question of a person goes out; an acknowledgement is none. The resolution is
 * there when the case is resolved, and runs on when it is opened again: what was left
 * then is left now. A case that was merged has no clocks of its own: its original is
 * worked on. When the customer comes back after closure, the resolution counts from
 * there; a person has responded by then.
 */
@Component
class CaseClocks {

	/** From the receipt until a person answers or asks. */
	static final String FIRST_RESPONSE = "firstResponse";

	/** From the receipt until the matter is resolved. */
	static final String RESOLUTION = "resolution";

	static final List<String> STAGES = List.of(FIRST_RESPONSE, RESOLUTION);

	/** Where a case stands whose clocks run, so that none is to be opened again. */
	private static final Set<Status> RUNNING = EnumSet.of(Status.RECEIVED, Status.IN_REVIEW, Status.IN_PROGRESS,
			Status.PLANNED);

	private final Ledger ledger;

	private final Limits limits;

	private final WorkingCalendars calendars;

	private final TransactionTime time;

	private final Actor actor;

	CaseClocks(Ledger ledger, Limits limits, WorkingCalendars calendars, TransactionTime time, Actor actor) {
		this.ledger = ledger;
		this.limits = limits;
		this.calendars = calendars;
		this.time = time;
		this.actor = actor;
	}

	/**
	 * Starts the clocks of a case that has been marked.
	 */
	void start(Feedback feedback) {
		STAGES.forEach((stage) -> start(feedback, stage, feedback.milestones().receivedAt()));
	}

	private void start(Feedback feedback, String stage, Instant from) {
		String level = this.limits.level(stage, feedback.mark(), feedback.grading().grade());
		Change change = new Change(level, this.limits.ungraded(stage, feedback.grading().grade()),
				this.limits.get(stage, level).allowance(), WorkingCalendars.GENERAL, null, null, null);
		this.ledger.start(new CaseClock(null, feedback.number(), feedback.number(), stage, null, Kind.RECEIVED,
				CaseClock.RUNNING, null, List.of())
			.with(from, What.STARTED, Timeline.SYSTEM, change, this.calendars));
	}

	@EventListener
	void on(HumanResponded responded) {
		end(responded.feedback(), FIRST_RESPONSE, false);
	}

	@EventListener
	@Order(1)
	void on(StatusMoved moved) {
		Feedback feedback = moved.feedback();
		if (moved.before() == Status.CLOSED && !moved.status().isFinal()) {
			start(feedback, RESOLUTION, this.time.now());
			return;
		}
		switch (moved.status()) {
			case RESOLVED -> end(feedback, RESOLUTION, false);
			case CLOSED -> {
				end(feedback, RESOLUTION, false);
				end(feedback, FIRST_RESPONSE, true);
			}
			case MERGED, DECLINED, WITHDRAWN -> STAGES.forEach((stage) -> end(feedback, stage, true));
			case IN_REVIEW, IN_PROGRESS -> {
				if (!RUNNING.contains(moved.before())) {
					reopen(feedback);
				}
			}
			default -> {
				// The clocks run on.
			}
		}
	}

	private void end(Feedback feedback, String stage, boolean cancelled) {
		this.ledger.endOfCase(feedback.number(), stage, cancelled, this.time.now(), this.actor.name());
	}

	/**
	 * Lets the clocks run on that ended with the case, or with its merger, before it was
	 * opened again.
	 */
	private void reopen(Feedback feedback) {
		if (this.ledger.ofCase(feedback.number(), RESOLUTION).filter((clock) -> !clock.isOpen()).isEmpty()) {
			return;
		}
		Instant now = this.time.now();
		for (String stage : STAGES) {
			Optional<CaseClock> ended = this.ledger.ofCase(feedback.number(), stage)
				.filter((clock) -> !clock.isOpen())
				.filter((clock) -> stage.equals(RESOLUTION) || feedback.milestones().firstResponseAt() == null);
			ended.ifPresent((clock) -> this.ledger
				.add(clock.with(now, What.REOPENED, this.actor.name(), Change.NONE, this.calendars)));
		}
	}

}
