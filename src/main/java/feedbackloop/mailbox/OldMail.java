package feedbackloop.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what mails were like as they came, after the time that
 * {@code feedback-loop.mail.kept} gives them. It goes on when no mailbox is set up any
 * more. Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldMail {

	private final InboundMails mails;

	private final Clock clock;

	private final Duration kept;

	private final Shutdown shutdown;

	OldMail(InboundMails mails, Clock clock, @Value("${feedback-loop.mail.kept}") Duration kept, Shutdown shutdown) {
		this.mails = mails;
		this.clock = clock;
		this.kept = kept;
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forget() {
		Instant before = this.clock.instant().minus(this.kept);
		boolean more = true;
		while (more && !this.shutdown.hasBegun()) {
			more = this.mails.forget(before);
		}
	}

}
