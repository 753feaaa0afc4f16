package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Status;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Tasks;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the message of a case in the customer's language: the text of the template with
 * what is known about the case and what a person wrote for the customer last.
 */
@Component
class Letters {

	/** The forms in which a person writes to the customer; the latest is the round. */
	private static final Set<String> WRITING_TASKS = Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.DISPUTE);

	private static final String FINISHED = "finished";

	private static final String DECLINE_TEXT = "declineText";

	private static final String HIDDEN_SECRET = "******";

	private final MessageTexts texts;

	private final NotificationSettings settings;

	private final FeedbackRepository cases;

	private final CorrespondenceRepository correspondence;

	private final FormEntryRepository entries;

	private final Vault vault;

	private final CustomerSecret secret;

	private final MessageSource words;

	private final Clock clock;

	Letters(MessageTexts texts, NotificationSettings settings, FeedbackRepository cases,
			CorrespondenceRepository correspondence, FormEntryRepository entries, Vault vault, CustomerSecret secret,
			MessageSource words, Clock clock) {
		this.texts = texts;
		this.settings = settings;
		this.cases = cases;
		this.correspondence = correspondence;
		this.entries = entries;
		this.vault = vault;
		this.secret = secret;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The message, encrypted for the customer. The masked copy that staff read holds
	 * neither personal data nor the customer's secret.
	 * @param about the case it speaks of: the customer's own, or its original. The answer
	 * to another customer is left out, the next step and the workaround are masked.
	 */
	Letter write(String template, Feedback feedback, Feedback about) {
		return write(template, feedback, values(feedback, about));
	}

	/**
	 * The message that a promised time moved.
	 */
	Letter write(String template, Feedback feedback, Feedback about, NewPromise promise) {
		Locale language = language(feedback.arrival().language());
		Map<String, Object> values = values(feedback, about);
		values.put("expectedBy", time(promise.by(), language));
		values.put("movedBecause", this.words.getMessage("mail.moved." + promise.reason(), new Object[0], language));
		return write(template, feedback, values);
	}

	private Letter write(String template, Feedback feedback, Map<String, Object> values) {
		Contact contact = feedback.contact();
		values.put("secret", HIDDEN_SECRET);
		MessageText hidden = this.texts.fill(template, feedback.arrival().language(), values);
		String masked = this.vault.protect(contact, hidden.body()).masked();
		values.put("secret", this.secret.of(feedback));
		MessageText open = this.texts.fill(template, feedback.arrival().language(), values);
		return new Letter(open.subject(), this.vault.seal(contact, open.body(), masked));
	}

	/**
	 * The message as it would be sent if a person wrote this now.
	 * @param status where the case stands when it is sent
	 */
	MessageText preview(String template, Feedback feedback, ReplyDraft draft, Status status) {
		Locale language = language(feedback.arrival().language());
		Map<String, Object> values = values(feedback, feedback);
		values.put("secret", HIDDEN_SECRET);
		values.put("statusText", statusText(status, language));
		values.put("text", draft.responseText());
		values.put("nextStep", draft.nextStep());
		values.put("workaround", draft.workaround());
		values.put("expectedBy", (draft.expectedBy() != null) ? date(draft.expectedBy(), language) : null);
		return this.texts.fill(template, feedback.arrival().language(), values);
	}

	/**
	 * What a reply template may name of the case.
	 */
	Map<String, Object> facts(Feedback feedback) {
		Map<String, Object> values = new HashMap<>();
		values.put("number", feedback.number());
		values.put("product", feedback.subject().product());
		values.put("module", feedback.subject().module());
		values.put("receivedAt", time(feedback.milestones().receivedAt(), language(feedback.arrival().language())));
		values.put("helpLink", this.settings.helpLink());
		return values;
	}

	private Map<String, Object> values(Feedback feedback, Feedback about) {
		Locale language = language(feedback.arrival().language());
		Optional<FormEntry> round = round(about);
		boolean own = feedback.equals(about);
		Map<String, Object> values = new HashMap<>();
		values.put("number", feedback.number());
		values.put("statusText", statusText(feedback.status(), language));
		values.put("product", feedback.subject().product());
		values.put("receivedAt", time(feedback.milestones().receivedAt(), language));
		values.put("followLink", this.settings.followLink(feedback.number()));
		values.put("helpLink", this.settings.helpLink());
		values.put("text", own ? text(about, round) : null);
		values.put("nextStep", written(about, "nextStep", round, own));
		values.put("workaround", written(about, "workaround", round, own));
		values.put("expectedBy", round.map((entry) -> date(entry, "expectedBy", language)).orElse(null));
		values.put("improved", about.improvementNumber() != null && FINISHED.equals(about.outcome()));
		values.put("done", done(about, language));
		values.put("watchUntil", watchUntil(about, language));
		values.put("movedBecause", null);
		return values;
	}

	private Optional<FormEntry> round(Feedback feedback) {
		return latest(this.entries.findByFeedbackNumberAndTaskKeyIn(feedback.number(), WRITING_TASKS));
	}

	/**
	 * The question while the case waits for the customer, whoever asked it and in
	 * whichever round; why it is declined; else the answer of this round.
	 */
	private String text(Feedback feedback, Optional<FormEntry> round) {
		return switch (feedback.status()) {
			case WAITING_FOR_YOU -> written(feedback, "question", Optional.empty(), true);
			case DECLINED -> declined(feedback);
			default -> written(feedback, "responseText", round, true);
		};
	}

	/**
	 * Why triage declined the case or its original; else why its improvement has no
	 * measures, which stands with the case that founded that. Masked if it is another's.
	 */
	private String declined(Feedback feedback) {
		Feedback lead = Optional.ofNullable(feedback.originalNumber())
			.flatMap(this.cases::findByNumber)
			.orElse(feedback);
		Optional<FormEntry> plan = "invalid".equals(lead.verdict()) ? Optional.empty()
				: latest(ofImprovement(lead, Set.of(Tasks.PLAN)));
		Feedback founding = plan.flatMap((form) -> this.cases.findByNumber(form.feedbackNumber())).orElse(lead);
		return written(founding, DECLINE_TEXT, plan.or(() -> round(lead)), founding.equals(feedback));
	}

	/**
	 * What a person wrote under that name in the latest form; what stood in an earlier
	 * form has been said already. Others than the customer of the case read it masked.
	 */
	private String written(Feedback feedback, String kind, Optional<FormEntry> round, boolean open) {
		return this.correspondence.findFirstByFeedbackAndKindOrderByIdDesc(feedback, kind)
			.filter((text) -> round.map((form) -> !text.at().isBefore(form.at())).orElse(true))
			.map(Correspondence::text)
			.map((text) -> open ? this.vault.open(feedback.contact(), text) : text.masked())
			.orElse(null);
	}

	/** The kinds of measure only: their titles are written for staff. */
	private String done(Feedback feedback, Locale language) {
		Set<String> kinds = ofImprovement(feedback, Set.of(Tasks.ANALYSIS, Tasks.PLAN)).stream()
			.filter((form) -> form.entries().get("measures") instanceof List<?> measures && !measures.isEmpty())
			.max(Comparator.comparing(FormEntry::at))
			.map(Letters::kinds)
			.orElse(Set.of());
		return kinds.isEmpty() ? null
				: kinds.stream()
					.map((kind) -> this.words.getMessage("mail.measure." + kind, new Object[0], language))
					.collect(Collectors.joining(this.words.getMessage("mail.and", new Object[0], language)));
	}

	private static Set<String> kinds(FormEntry form) {
		Set<String> kinds = new LinkedHashSet<>();
		((List<?>) form.entries().get("measures"))
			.forEach((measure) -> kinds.add(String.valueOf(((Map<?, ?>) measure).get("kind"))));
		return kinds;
	}

	private String watchUntil(Feedback feedback, Locale language) {
		return latest(ofImprovement(feedback, Set.of(Tasks.CLOSURE))).map((form) -> date(form, "watchUntil", language))
			.orElse(null);
	}

	private List<FormEntry> ofImprovement(Feedback feedback, Set<String> taskKeys) {
		return (feedback.improvementNumber() == null) ? List.of()
				: this.entries.findByImprovementNumberAndTaskKeyIn(feedback.improvementNumber(), taskKeys);
	}

	private static Optional<FormEntry> latest(List<FormEntry> forms) {
		return forms.stream().max(Comparator.comparing(FormEntry::at));
	}

	private String date(FormEntry form, String name, Locale language) {
		Object value = form.entries().get(name);
		return (value != null) ? date(LocalDate.parse(value.toString()), language) : null;
	}

	private String date(LocalDate date, Locale language) {
		return DateTimeFormatter.ofPattern(this.words.getMessage("mail.datePattern", new Object[0], language), language)
			.format(date);
	}

	private String statusText(Status status, Locale language) {
		return this.words.getMessage("mail.status." + status.key(), new Object[0], language);
	}

	private String time(Instant instant, Locale language) {
		return DateTimeFormatter.ofPattern(this.words.getMessage("mail.timePattern", new Object[0], language), language)
			.format(instant.atZone(this.clock.getZone()));
	}

	private static Locale language(String tag) {
		return MessageTexts.ENGLISH.equals(tag) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
	}

}
