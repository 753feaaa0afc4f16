package feedbackloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.feedback.MailAddress;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Refusal;
import feedbackloop.words.StandIn;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with mail that the application could not, or would not, bring to a case.
 */
@Component
class AsideDesk {

	/** Characters; who needs more asks for the mail itself on the server. */
	private static final int LONGEST = 20_000;

	private final InboundMails mails;

	private final Masker masker;

	AsideDesk(InboundMails mails, Masker masker) {
		this.mails = mails;
		this.masker = masker;
	}

	/**
	 * What a person may decide.
	 */
	enum Decision {

		/** Try it again as it is. */
		RUN_AGAIN,
		/** It is a feedback, whatever it looks like. */
		TAKE,
		/** Nothing is to be done. */
		DISMISS

	}

	/**
	 * The text of the mail, masked; of one that cannot be read, its first lines.
	 * @return null if the mail was forgotten
	 */
	String masked(InboundMail mail) {
		if (!mail.hasRaw()) {
			return null;
		}
		if (mail.isWithheld()) {
			return StandIn.WITHHELD.mark();
		}
		byte[] raw = this.mails.raw(mail.id());
		return mask(text(raw), head(raw));
	}

	private static MailHead head(byte[] raw) {
		try {
			return MailHead.of(raw);
		}
		catch (UnreadableMail ex) {
			return MailHead.NONE;
		}
	}

	/** What a person who says that it is a feedback would take. */
	private static String text(byte[] raw) {
		try {
			return MailReader.read(raw).text();
		}
		catch (UnreadableMail | RuntimeException | StackOverflowError ex) {
			return MailCharsets.decode(MailHead.body(raw), null).strip();
		}
	}

	private String mask(String text, MailHead head) {
		List<String> known = new ArrayList<>();
		head.sender().map(MailAddress::ascii).ifPresent(known::add);
		known.add(head.senderName());
		return this.masker.mask(text.substring(0, Math.min(text.length(), LONGEST)), known);
	}

	/**
	 * Does what a person decided.
	 * @throws Refusal if there is no such mail, or nothing is to be decided about it
	 */
	@Transactional
	public void decide(long id, Decision decision, String userId) {
		if (this.mails.find(id, userId).isEmpty()) {
			throw Refusal.unknown("mailbox.noMail");
		}
		boolean isDone = switch (decision) {
			case RUN_AGAIN -> this.mails.runAgain(id, userId, false);
			case TAKE -> this.mails.runAgain(id, userId, true);
			case DISMISS -> this.mails.dismiss(id, userId);
		};
		if (!isDone) {
			throw Refusal.tooLate("mailbox.decided");
		}
	}

}
