package feedbackloop.figures;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what the figures count up to date, every two seconds. Nodes that send the outbox
 * do. A case that cannot be worked out is set aside and holds up no other.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class FactsSchedule {

	private static final Logger log = LoggerFactory.getLogger(FactsSchedule.class);

	private static final int AT_ONCE = 500;

	private final FactsRound round;

	private final Shutdown shutdown;

	FactsSchedule(FactsRound round, Shutdown shutdown, MeterRegistry meters) {
		this.round = round;
		this.shutdown = shutdown;
		TimeGauge.builder("feedback.loop.figures.behind", round, TimeUnit.SECONDS, FactsRound::oldest)
			.description("How long the oldest change has waited to count in figures")
			.register(meters);
	}

	@Scheduled(fixedDelay = 2000)
	void catchUp() {
		int taken = AT_ONCE;
		while (taken == AT_ONCE && !this.shutdown.hasBegun()) {
			taken = next();
		}
	}

	/** So many that were taken together; after a failure one at a time. */
	private int next() {
		try {
			return this.round.take(AT_ONCE);
		}
		catch (RuntimeException ex) {
			log.warn("Figures are worked out one case at a time, since not all can be together: {}", reason(ex));
			this.round.next(AT_ONCE).forEach(this::takeOne);
			return 0;
		}
	}

	private void takeOne(String number) {
		try {
			this.round.takeOne(number);
		}
		catch (RuntimeException ex) {
			if (this.round.setAside(number, reason(ex))) {
				log.error("The figures of {} cannot be worked out and are set aside: {}", number, reason(ex));
			}
		}
	}

	/** What went wrong and where; a message may hold what a customer wrote. */
	private static String reason(RuntimeException ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		String state = (cause instanceof SQLException failed) ? " " + failed.getSQLState() : "";
		StackTraceElement[] trace = cause.getStackTrace();
		return cause.getClass().getSimpleName() + state + ((trace.length > 0) ? " at " + trace[0] : "");
	}

}
