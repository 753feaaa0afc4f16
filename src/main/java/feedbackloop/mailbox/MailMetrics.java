package feedbackloop.mailbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * How many mails wait for a person, and how many folders cannot be read.
 */
@Component
class MailMetrics implements MeterBinder {

	private final InboundMails mails;

	private final Mailboxes mailboxes;

	private final MailboxSettings settings;

	MailMetrics(InboundMails mails, Mailboxes mailboxes, MailboxSettings settings) {
		this.mails = mails;
		this.mailboxes = mailboxes;
		this.settings = settings;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("feedback.loop.mail.aside", this.mails, InboundMails::countAside)
			.description("Mails that could not be worked and wait for a person")
			.register(registry);
		Gauge
			.builder("feedback.loop.mailboxes.failing", this.mailboxes,
					(all) -> all.all(this.settings).stream().filter((one) -> one.problem() != null).count())
			.description("Folders of mail that cannot be read")
			.register(registry);
		Gauge
			.builder("feedback.loop.mailboxes.refused", this.mailboxes,
					(all) -> all.all(this.settings).stream().filter((one) -> one.againAt() != null).count())
			.description("Folders of mail whose server refuses the password or access token")
			.register(registry);
	}

}
