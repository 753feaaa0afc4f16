package feedbackloop.mailbox;

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

	MailSchedule(MailPoller poller, MailWork work) {
		this.poller = poller;
		this.work = work;
	}

	@Scheduled(fixedDelayString = "${feedback-loop.mail.poll}")
	void poll() {
		this.poller.poll();
	}

	@Scheduled(fixedDelay = 2000)
	void work() {
		this.work.workDue();
	}

}
