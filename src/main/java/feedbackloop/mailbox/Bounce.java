package feedbackloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.feedback.MailAddress;
import feedbackloop.notification.MailKeys;

/**
 * A mail server's word that a mail of ours was not delivered.
 *
 * @param number the case that the mail was about
 * @param isFinal whether it never will be
 * @param status of the mail servers, such as 5.1.1, or empty
 */
record Bounce(String number, boolean isFinal, String status) {

	private static final Pattern SENDER = Pattern.compile("(?:mailer-daemon|postmaster|mail-daemon|bounces?)[^@]*@.*");

	private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

	private static final Pattern FAILED = Pattern.compile("(?i)^action:\\s*failed", Pattern.MULTILINE);

	private static final Pattern LATER = Pattern.compile("(?i)^action:\\s*(delayed|relayed|delivered|expanded)",
			Pattern.MULTILINE);

	private static final Pattern WORDS = Pattern.compile("退信|无法投递|投递失败|无法送达|未能送达|不存在|undeliver|delivery.{0,20}fail"
			+ "|returned to sender|user unknown|\\b55[0-9]\\b", Pattern.CASE_INSENSITIVE);

	/**
	 * The bounce, if the mail is one and names a mail that we sent. Only who got that
	 * mail, or a server on its way, knows its name.
	 */
	static Optional<Bounce> of(MailHead head, ReadMail mail, byte[] raw, MailKeys keys) {
		if (!isReport(head)) {
			return Optional.empty();
		}
		String all = mail.report() + "\n" + mail.text();
		return keys.caseIn(all)
			.or(() -> keys.caseIn(new String(raw, StandardCharsets.ISO_8859_1)))
			.map((number) -> new Bounce(number, isFinal(all, head.subject()), status(all)));
	}

	/**
	 * Whether a mail server reports.
	 */
	static boolean isReport(MailHead head) {
		String type = head.value("Content-Type").toLowerCase(Locale.ROOT);
		String sender = head.sender().map(MailAddress::ascii).orElse("").toLowerCase(Locale.ROOT);
		return type.startsWith("multipart/report") && !type.contains("disposition-notification")
				|| SENDER.matcher(sender).matches() || head.has("X-Failed-Recipients");
	}

	private static boolean isFinal(String all, String subject) {
		if (FAILED.matcher(all).find()) {
			return true;
		}
		if (LATER.matcher(all).find() || status(all).startsWith("4")) {
			return false;
		}
		return status(all).startsWith("5") || WORDS.matcher(subject + "\n" + all).find();
	}

	private static String status(String all) {
		Matcher status = STATUS.matcher(all);
		return status.find() ? status.group(1) : "";
	}

}
