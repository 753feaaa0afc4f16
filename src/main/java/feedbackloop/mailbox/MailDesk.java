package feedbackloop.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.MailAddress;
import feedbackloop.feedback.Timeline;
import feedbackloop.intake.MailIntake;
import feedbackloop.intake.MailIntake.NewMail;
import feedbackloop.mailbox.CaseOfMail.Found;
import feedbackloop.mailbox.MailboxSettings.Mailbox;
import feedbackloop.mailbox.ReadMail.MailFile;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.notification.MailKeys;
import feedbackloop.process.StoredText;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Decides what a mail is: a new feedback, an answer of the customer, a bounce, or what a
 * program sent; and brings it there.
 */
@Component
class MailDesk {

	private static final int LONGEST_LINE = 200;

	private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

	private static final Pattern PREFIX = Pattern.compile(
			"^\\s*(?:(?:re|aw|sv|fw|fwd|wg|tr|回复|答复|回覆|答覆|转发|轉寄|轉發)\\s*" + "(?:\\[\\d+])?\\s*[:：]\\s*)+",
			Pattern.CASE_INSENSITIVE);

	/** What no database holds. */
	private static final Pattern UNFIT = Pattern.compile("[\\x00\\uD800-\\uDFFF]");

	/** How notices to staff are named. */
	private static final Pattern NOTICE = Pattern.compile("\\d+\\.(?:many|(?:FB|IM)-\\d{8}-\\d{6,9})@.+");

	private final InboundMails mails;

	private final CaseOfMail caseOfMail;

	private final Cases cases;

	private final MailIntake intake;

	private final Returns returns;

	private final MailKeys keys;

	private final LiveThanks thanks;

	private final Timeline timeline;

	private final Words words;

	private final Clock clock;

	private final Set<String> own = new HashSet<>();

	MailDesk(InboundMails mails, CaseOfMail caseOfMail, Cases cases, MailIntake intake, Returns returns, MailKeys keys,
			LiveThanks thanks, Timeline timeline, Words words, Clock clock, MailboxSettings settings,
			CustomerLinks links) {
		this.mails = mails;
		this.caseOfMail = caseOfMail;
		this.cases = cases;
		this.intake = intake;
		this.returns = returns;
		this.keys = keys;
		this.thanks = thanks;
		this.timeline = timeline;
		this.words = words;
		this.clock = clock;
		this.own.add(links.sender().toLowerCase(Locale.ROOT));
		settings.mailboxes()
			.stream()
			.map(Mailbox::address)
			.map((own) -> own.toLowerCase(Locale.ROOT))
			.forEach(this.own::add);
	}

	/**
	 * Brings the mail where it belongs and notes it, in the caller's transaction.
	 */
	void bring(ArrivedMail mail) {
		boolean isForced = mail.record().isForced();
		MailKind kind = isForced ? MailKind.PERSON : MailKind.of(mail.head(), this.own);
		Optional<Bounce> bounce = isForced ? Optional.empty()
				: Bounce.of(mail.head(), mail.content(), mail.raw(), this.keys);
		Optional<Found> found = this.caseOfMail.find(mail.head());
		if (kind == MailKind.OURSELVES) {
			done(mail, "ourselves", null);
		}
		else if (bounce.isPresent()) {
			take(mail, bounce.get());
		}
		else if (kind == MailKind.PROGRAM) {
			found.ifPresentOrElse((its) -> note(mail, its), () -> done(mail, "program", null));
		}
		else if (found.isPresent() && !this.cases.get(found.get().number()).status().isFinal()) {
			answer(mail, found.get());
		}
		else if (found.isPresent() && isAway(mail)) {
			note(mail, found.get());
		}
		else if (found.isPresent() && isOnlyThanks(mail, found.get())) {
			done(mail, "reply", found.get().number());
		}
		else if (found.isPresent() && reopens(mail, found.get())) {
			done(mail, "reply", found.get().number());
		}
		else if (found.isEmpty() && !isForced && mail.head().answered().stream().anyMatch(NOTICE.asMatchPredicate())) {
			done(mail, "program", null);
		}
		else {
			register(mail, found);
		}
	}

	private void take(ArrivedMail mail, Bounce bounce) {
		if (bounce.isFinal()) {
			this.returns.returned(bounce, mail.record().id());
		}
		done(mail, bounce.isFinal() ? "bounce" : "delayed", bounce.number());
	}

	/** Nobody reads what a program answers as if the customer had. */
	private void note(ArrivedMail mail, Found found) {
		QuotedText text = QuotedText.of(fit(mail.content().text()));
		this.intake.noteAutomatic(found.number(), cut(orNothing(text.own(), mail)), cutOrNull(text.rest()));
		done(mail, "automatic", found.number());
	}

	private void answer(ArrivedMail mail, Found found) {
		QuotedText text = QuotedText.of(fit(mail.content().text()));
		noteSender(mail, found);
		List<CheckedFile> files = mail.files();
		String own = (Blank.is(text.own()) && !files.isEmpty()) ? "" : cut(orNothing(text.own(), mail));
		this.intake.add(found.number(), own, cutOrNull(text.rest()), files);
		noteRefused(mail, found.number());
		done(mail, "reply", found.number());
	}

	/** Not every program says that it answers for somebody. */
	private boolean isAway(ArrivedMail mail) {
		return !mail.record().isForced() && this.thanks.isAway(withoutPrefix(mail.head().subject()),
				QuotedText.of(fit(mail.content().text())).own());
	}

	/** Whether the mail only thanks, and so was kept with a case that has ended. */
	private boolean isOnlyThanks(ArrivedMail mail, Found found) {
		QuotedText text = QuotedText.of(fit(mail.content().text()));
		boolean kept = mail.content().files().stream().allMatch(MailFile::isOfSignature)
				&& this.thanks.isSaid(text.own(), mail.head().senderName())
				&& this.intake.keepThanks(found.number(), cut(text.own()), cutOrNull(text.rest()));
		if (kept) {
			noteSender(mail, found);
		}
		return kept;
	}

	/** Whether what is answered after the end opens the case again. */
	private boolean reopens(ArrivedMail mail, Found found) {
		QuotedText text = QuotedText.of(fit(mail.content().text()));
		boolean reopened = this.intake.reopen(found.number(), cut(orNothing(text.own(), mail)), cutOrNull(text.rest()),
				mail.files());
		if (reopened) {
			noteSender(mail, found);
			noteRefused(mail, found.number());
		}
		return reopened;
	}

	private void noteSender(ArrivedMail mail, Found found) {
		boolean isFromCustomer = mail.head()
			.sender()
			.filter((sender) -> this.caseOfMail.isFrom(found.number(), sender))
			.isPresent();
		this.timeline.note(found.number(), Timeline.CUSTOMER, "mailReply." + found.by(), Map.of());
		if (isFromCustomer) {
			this.returns.reachedAgain(found.number());
		}
		else {
			this.timeline.note(found.number(), Timeline.SYSTEM, "mailFromElsewhere", Map.of());
		}
	}

	/**
	 * @param ended the case that it answers and that has ended
	 */
	private void register(ArrivedMail mail, Optional<Found> ended) {
		String text = orNothing(fit(mail.content().text()), mail);
		String subject = fit(withoutPrefix(mail.head().subject()));
		String number = this.intake.register(
				new NewMail(String.valueOf(mail.record().id()), line(mail.head().senderName()),
						mail.head().sender().map(MailAddress::ascii).orElse(null), line(subject), cut(text),
						writtenAt(mail.head()), language(subject + text)),
				mail.files(), ended.map(Found::number).orElse(null));
		if (ended.isEmpty()) {
			this.caseOfMail.named(mail.head(), mail.content().text()).ifPresent((named) -> names(number, named));
		}
		noteRefused(mail, number);
		done(mail, "registered", number);
	}

	private void names(String number, String named) {
		this.timeline.note(number, Timeline.SYSTEM, "mailNames", Map.of("named", named));
	}

	private void noteRefused(ArrivedMail mail, String number) {
		if (mail.refused() > 0) {
			this.timeline.note(number, Timeline.SYSTEM, "mailFilesRefused",
					Map.of("count", String.valueOf(mail.refused())));
		}
	}

	private void done(ArrivedMail mail, String outcome, String number) {
		this.mails.done(mail.record().id(), outcome, number);
	}

	/**
	 * A mail without text says at least that; of one that is too large only the head is
	 * here.
	 */
	private String orNothing(String text, ArrivedMail mail) {
		if (!Blank.is(text)) {
			return text;
		}
		Locale locale = "en".equals(language(mail.head().subject())) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
		return this.words.in(locale).say(mail.record().isWhole() ? "mailbox.noText" : "mailbox.tooLarge");
	}

	private Instant writtenAt(MailHead head) {
		Instant at = head.writtenAt();
		return (at != null && at.isAfter(Instant.EPOCH) && !at.isAfter(this.clock.instant())) ? at : null;
	}

	private static String language(String text) {
		return CHINESE.matcher(text).find() || Blank.is(text) ? "zh-CN" : "en";
	}

	/**
	 * The subject without what mail programs put before that of an answer.
	 */
	static String withoutPrefix(String subject) {
		return PREFIX.matcher(subject).replaceFirst("");
	}

	private static String fit(String text) {
		return UNFIT.matcher(text).replaceAll("");
	}

	private static String line(String text) {
		String plain = (text != null) ? UNFIT.matcher(text).replaceAll("").replaceAll("\\p{Cntrl}+", " ").strip()
				: null;
		return Blank.is(plain) ? null : cut(plain, LONGEST_LINE);
	}

	private static String cutOrNull(String text) {
		return Blank.is(text) ? null : cut(text);
	}

	private static String cut(String text) {
		return cut(text, StoredText.CORRESPONDENCE);
	}

	private static String cut(String text, int longest) {
		return (text.codePointCount(0, text.length()) <= longest) ? text
				: text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
	}

}
