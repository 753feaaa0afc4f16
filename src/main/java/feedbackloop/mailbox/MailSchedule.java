package feedbackloop.mailbox;

import java.time.Clock;
import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Fetches mail and works it, on the nodes that send the outbox, where a mailbox is set
 * up.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.mailboxes[0].host")
@ConditionalOnExpression("${feedback-loop.relay.enabled:true}")
class MailSchedule {

	private final MailPoller poller;

	private final MailWork work;

	private final InboundMails mails;

	private final Clock clock;

	private final Duration kept;

	MailSchedule(MailPoller poller, MailWork work, InboundMails mails, Clock clock,
			@Value("${feedback-loop.mail.kept}") Duration kept) {
		this.poller = poller;
		this.work = work;
		this.mails = mails;
		this.clock = clock;
		this.kept = kept;
	}

	@Scheduled(fixedDelayString = "${feedback-loop.mail.poll}")
	void poll() {
		this.poller.poll();
		this.mails.forget(this.clock.instant().minus(this.kept));
	}

	@Scheduled(fixedDelay = 2000)
	void work() {
		this.work.workDue();
	}

}
