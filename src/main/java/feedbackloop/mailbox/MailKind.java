package feedbackloop.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import feedbackloop.feedback.MailAddress;

/**
 * Who wrote a mail: a person, a program, or ourselves. Programs are never answered.
 */
enum MailKind {

	PERSON, PROGRAM, OURSELVES;

	private static final Pattern PROGRAMS = Pattern.compile("(?:mailer-daemon|postmaster|mail-daemon|bounces?|"
			+ "no-?reply|do-?not-?reply|donotreply|notifications?|auto-?reply)(?:[+=._-].*)?@.*");

	private static final Pattern BULK = Pattern.compile("bulk|list|junk|auto_reply");

	/** What goes on without a colon is a sentence about such answers. */
	private static final Pattern AWAY = Pattern
		.compile("\\s*((休假|外出)?(自动|自動)(回复|回覆|答复|答覆)|Auto(matic)?[- ]?(Reply|Response)"
				+ "|Out of (the )?office( Auto-?Reply)?|Abwesenheit(snotiz)?|Réponse automatique|Vacation reply)"
				+ "\\s*([:：].*)?", Pattern.CASE_INSENSITIVE);

	/**
	 * @param own addresses of ours, in small letters
	 */
	static MailKind of(MailHead head, Set<String> own) {
		String sender = head.sender().map(MailAddress::ascii).orElse("").toLowerCase(Locale.ROOT);
		if (own.contains(MailAddress.mailbox(sender))) {
			return OURSELVES;
		}
		return isOfProgram(head, sender) ? PROGRAM : PERSON;
	}

	private static boolean isOfProgram(MailHead head, String sender) {
		String submitted = head.value("Auto-Submitted").toLowerCase(Locale.ROOT);
		return !(submitted.isEmpty() || submitted.equals("no"))
				|| BULK.matcher(head.value("Precedence").toLowerCase(Locale.ROOT)).matches()
				|| head.value("X-Auto-Response-Suppress").toLowerCase(Locale.ROOT).contains("all") || head.has("X-Loop")
				|| head.has("X-Autoreply") || head.has("X-Autorespond") || head.has("List-Id")
				|| head.has("List-Unsubscribe") || head.value("Return-Path").equals("<>")
				|| PROGRAMS.matcher(sender).matches() || AWAY.matcher(head.subject()).matches();
	}

}
