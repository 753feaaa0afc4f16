package feedbackloop.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Status;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.Vault;
import feedbackloop.process.CauseConclusion;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes the message of a case in the customer's language. Fills the text of the template
 * with what is known about the case. It also holds what a person wrote for the customer
 * last.
 */
@Component
class Letters {

	/** The forms in which a person writes to the customer; the latest is the round. */
	private static final Set<String> WRITING_TASKS = Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.DISPUTE);

	private static final String FINISHED = "finished";

	private static final String DECLINE_TEXT = "declineText";

	private static final String RATE_LINK = "rateLink";

	private static final String CODE = "code";

	private static final String HIDDEN_SECRET = "******";

	private final MessageTexts texts;

	private final NotificationSettings settings;

	private final CustomerLinks links;

	private final ContactPoint contactPoint;

	private final ReopeningTime reopening;

	private final FeedbackRepository cases;

	private final CorrespondenceRepository correspondence;

	private final FormEntryRepository entries;

	private final Vault vault;

	private final CustomerSecret secret;

	private final LiveCatalogue catalogue;

	private final Words words;

	private final HouseTime time;

	Letters(MessageTexts texts, NotificationSettings settings, CustomerLinks links, ContactPoint contactPoint,
			ReopeningTime reopening, FeedbackRepository cases, CorrespondenceRepository correspondence,
			FormEntryRepository entries, Vault vault, CustomerSecret secret, LiveCatalogue catalogue, Words words,
			HouseTime time) {
		this.texts = texts;
		this.settings = settings;
		this.links = links;
		this.contactPoint = contactPoint;
		this.reopening = reopening;
		this.cases = cases;
		this.correspondence = correspondence;
		this.entries = entries;
		this.vault = vault;
		this.secret = secret;
		this.catalogue = catalogue;
		this.words = words;
		this.time = time;
	}

	/**
	 * The message, encrypted for the customer. The masked copy that staff read holds
	 * neither personal data nor the customer's secret.
	 * @param about the case it speaks of: the customer's own, or its original. The answer
	 * to another customer is left out, the next step and the workaround are masked.
	 */
	Letter write(String template, Feedback feedback, Feedback about) {
		return write(template, feedback, values(template, feedback, about));
	}

	/**
	 * The message that service is restored for now, with what was said of that.
	 */
	Letter writeMitigated(String template, Feedback feedback, Feedback about) {
		Map<String, Object> values = values(template, feedback, about);
		values.put("text",
				latest(ofImprovement(about, Set.of(Tasks.MITIGATION)))
					.map((form) -> form.entries().get("mitigationText"))
					.orElse(null));
		return write(template, feedback, values);
	}

	/**
	 * The message that a promised time moved.
	 */
	Letter write(String template, Feedback feedback, Feedback about, NewPromise promise) {
		Words in = in(feedback);
		Map<String, Object> values = values(template, feedback, about);
		values.put("expectedBy", in.time(this.time.at(promise.by())));
		values.put("movedBecause", in.say("mail.moved." + promise.reason()));
		return write(template, feedback, values);
	}

	/**
	 * The message of how far the work is. What a person wrote for the customer of another
	 * case is masked.
	 */
	Letter write(String template, Feedback feedback, Feedback about, ProgressNews news) {
		boolean own = feedback.equals(about);
		Map<String, Object> values = values(template, feedback, about);
		values.put("text", own ? news.state() : masked(about, news.state()));
		values.put("nextStep",
				(own || news.step() != null) ? nextStep(feedback, news) : masked(about, news.nextStep()));
		values.put("expectedBy", by(news, in(feedback)));
		return write(template, feedback, values);
	}

	/**
	 * What comes next, in the customer's language; null if nothing is to be said of it.
	 */
	String nextStep(Feedback feedback, ProgressNews news) {
		return (news.step() != null) ? in(feedback).find("mail.step." + news.step()).orElse(null) : news.nextStep();
	}

	private String masked(Feedback feedback, String text) {
		return (text != null) ? this.vault.mask(feedback.contact(), text) : null;
	}

	private String by(ProgressNews news, Words in) {
		if (news.by() == null) {
			return null;
		}
		return news.wholeDay() ? in.day(this.time.at(news.by()).toLocalDate()) : in.time(this.time.at(news.by()));
	}

	/**
	 * What a person writes beside any task.
	 * @param files names of the files that go with it
	 */
	Letter write(String template, Feedback feedback, String text, List<String> files) {
		Map<String, Object> values = values(template, feedback, feedback);
		values.put("text", text);
		values.put("files", files.isEmpty() ? null : String.join("\n", files));
		return write(template, feedback, values);
	}

	/**
	 * The message with the code by which the customer proves who they are.
	 */
	Letter write(String template, Feedback feedback, String code) {
		return write(template, feedback, values(template, feedback, feedback), code);
	}

	private Letter write(String template, Feedback feedback, Map<String, Object> values) {
		return write(template, feedback, values, null);
	}

	private Letter write(String template, Feedback feedback, Map<String, Object> values, String code) {
		Contact contact = feedback.contact();
		values.put("secret", HIDDEN_SECRET);
		values.put(RATE_LINK, HIDDEN_SECRET);
		values.put(CODE, HIDDEN_SECRET);
		MessageText hidden = this.texts.fill(template, feedback.arrival().language(), values);
		String masked = this.vault.protect(contact, hidden.body()).masked();
		values.put("secret", this.secret.of(feedback));
		values.put(RATE_LINK, this.links.rate(feedback.number()));
		values.put(CODE, code);
		MessageText open = this.texts.fill(template, feedback.arrival().language(), values);
		return new Letter(open.subject(), this.vault.seal(contact, open.body(), masked));
	}

	/**
	 * The message as it would be sent if a person wrote this now.
	 * @param status where the case stands when it is sent
	 */
	MessageText preview(String template, Feedback feedback, ReplyDraft draft, Status status) {
		Words in = in(feedback);
		Map<String, Object> values = values(template, feedback, feedback);
		values.put("secret", HIDDEN_SECRET);
		values.put("statusText", statusText(status, in));
		values.put("text", draft.responseText());
		values.put("nextStep", draft.nextStep());
		values.put("workaround", draft.workaround());
		values.put("expectedBy", (draft.expectedBy() != null) ? in.day(draft.expectedBy()) : null);
		return this.texts.fill(template, feedback.arrival().language(), values);
	}

	/**
	 * What a reply template may name of the case.
	 */
	Map<String, Object> facts(Feedback feedback) {
		Map<String, Object> values = new HashMap<>();
		values.put("number", feedback.number());
		values.put("product", product(feedback));
		values.put("module", module(feedback));
		values.put("receivedAt", in(feedback).time(this.time.at(feedback.milestones().receivedAt())));
		values.put("helpLink", this.settings.helpLink());
		return values;
	}

	/** What customers choose may be recorded by its key; letters name it in words. */
	private String product(Feedback feedback) {
		String product = feedback.subject().product();
		return words(feedback, this.catalogue.get().find(Part.PRODUCT, product), product);
	}

	private String module(Feedback feedback) {
		String module = feedback.subject().module();
		return words(feedback, this.catalogue.get().findModule(feedback.subject().product(), module), module);
	}

	private static String words(Feedback feedback, Optional<Entry> meant, String text) {
		return meant.map((entry) -> entry.words().in(feedback.arrival().language())).orElse(text);
	}

	/** What the text names; the rest would be read in vain. */
	private Map<String, Object> values(String template, Feedback feedback, Feedback about) {
		Map<String, Supplier<Object>> known = known(feedback, about);
		Map<String, Object> values = new HashMap<>();
		this.texts.names(template, feedback.arrival().language())
			.stream()
			.filter(known::containsKey)
			.forEach((name) -> values.put(name, known.get(name).get()));
		return values;
	}

	private Map<String, Supplier<Object>> known(Feedback feedback, Feedback about) {
		Words in = in(feedback);
		Supplier<Optional<FormEntry>> round = SingletonSupplier.of(() -> round(about));
		Supplier<List<Correspondence>> texts = SingletonSupplier.of(() -> texts(about));
		boolean own = feedback.equals(about);
		return Map.ofEntries(Map.entry("number", feedback::number),
				Map.entry("statusText", () -> statusText(feedback.status(), in)),
				Map.entry("product", () -> product(feedback)),
				Map.entry("receivedAt", () -> in.time(this.time.at(feedback.milestones().receivedAt()))),
				Map.entry("followLink", () -> this.settings.followLink(feedback.number())),
				Map.entry("helpLink", this.settings::helpLink),
				Map.entry("contactPoint", () -> this.contactPoint.in(language(feedback))),
				Map.entry("text", () -> own ? text(about, texts.get(), round.get()) : null),
				Map.entry("nextStep", () -> written(about, texts.get(), "nextStep", round.get(), own)),
				Map.entry("workaround", () -> written(about, texts.get(), "workaround", round.get(), own)),
				Map.entry("expectedBy", () -> round.get().map((entry) -> day(entry, "expectedBy", in)).orElse(null)),
				Map.entry("improved", () -> about.improvementNumber() != null && FINISHED.equals(about.outcome())),
				Map.entry("causeNotFound", () -> isCauseNotFound(about)), Map.entry("done", () -> done(about, in)),
				Map.entry("watchUntil", () -> watchUntil(about, in)),
				Map.entry(TextFacts.REOPEN_UNTIL, () -> reopenUntil(feedback, in)));
	}

	private String reopenUntil(Feedback feedback, Words in) {
		return this.reopening.end(feedback).map((end) -> in.time(this.time.at(end))).orElse(null);
	}

	private Optional<FormEntry> round(Feedback feedback) {
		return latest(this.entries.findByFeedbackNumberAndTaskKeyIn(feedback.number(), WRITING_TASKS))
			.filter((form) -> isSince(feedback.reopenedAt(), form.at()));
	}

	/**
	 * The question while the case waits for the customer, whoever asked it and in
	 * whichever round; why it is declined; else the answer of this round.
	 */
	private String text(Feedback feedback, List<Correspondence> texts, Optional<FormEntry> round) {
		return switch (feedback.status()) {
			case WAITING_FOR_YOU -> written(feedback, texts, "question", Optional.empty(), true);
			case DECLINED -> declined(feedback);
			default -> written(feedback, texts, "responseText", round, true);
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
		Optional<FormEntry> plan = "invalid".equals(lead.verdict()) ? Optional.empty() : decision(lead);
		Feedback founding = plan.flatMap((form) -> this.cases.findByNumber(form.feedbackNumber())).orElse(lead);
		return written(founding, texts(founding), DECLINE_TEXT, plan.or(() -> round(lead)), founding.equals(feedback));
	}

	/** Where it was decided that nothing is done about the cause, the last time. */
	private Optional<FormEntry> decision(Feedback feedback) {
		return latest(ofImprovement(feedback, Set.of(Tasks.PLAN, Tasks.ANALYSIS)).stream()
			.filter((form) -> form.taskKey().equals(Tasks.PLAN) || isCauseNotFound(form))
			.toList());
	}

	private boolean isCauseNotFound(Feedback feedback) {
		return decision(feedback).filter(Letters::isCauseNotFound).isPresent();
	}

	private static boolean isCauseNotFound(FormEntry form) {
		return CauseConclusion.CLOSE.equals(form.entries().get(CauseConclusion.NAME));
	}

	/**
	 * What a person wrote under that name in the latest form; what stood in an earlier
	 * form has been said already. Others than the customer of the case read it masked.
	 */
	private String written(Feedback feedback, List<Correspondence> texts, String kind, Optional<FormEntry> round,
			boolean open) {
		return texts.stream()
			.filter((text) -> text.kind().equals(kind))
			.findFirst()
			.filter((text) -> round.map((form) -> !text.at().isBefore(form.at())).orElse(true))
			.map(Correspondence::text)
			.map((text) -> open ? this.vault.open(feedback.contact(), text) : text.masked())
			.orElse(null);
	}

	private List<Correspondence> texts(Feedback feedback) {
		return this.correspondence.findByFeedbackAndVisibleToCustomerFalseOrderByIdDesc(feedback)
			.stream()
			.filter((text) -> isSince(feedback.reopenedAt(), text.at()))
			.toList();
	}

	/** What was written before the customer came back has been said. */
	private static boolean isSince(Instant reopened, Instant at) {
		return reopened == null || !at.isBefore(reopened);
	}

	/** The kinds of measure only: their titles are written for staff. */
	private String done(Feedback feedback, Words in) {
		Set<String> kinds = ofImprovement(feedback, Set.of(Tasks.ANALYSIS, Tasks.PLAN)).stream()
			.filter((form) -> form.entries().get("measures") instanceof List<?> measures && !measures.isEmpty())
			.max(Comparator.comparing(FormEntry::at))
			.map(Letters::kinds)
			.orElse(Set.of());
		return kinds.isEmpty() ? null : in.list("mail.measure", kinds);
	}

	private static Set<String> kinds(FormEntry form) {
		Set<String> kinds = new LinkedHashSet<>();
		((List<?>) form.entries().get("measures"))
			.forEach((measure) -> kinds.add(String.valueOf(((Map<?, ?>) measure).get("kind"))));
		return kinds;
	}

	private String watchUntil(Feedback feedback, Words in) {
		return latest(ofImprovement(feedback, Set.of(Tasks.CLOSURE, Tasks.ANALYSIS)))
			.map((form) -> day(form, "watchUntil", in))
			.orElse(null);
	}

	private List<FormEntry> ofImprovement(Feedback feedback, Set<String> taskKeys) {
		return (feedback.improvementNumber() == null) ? List.of()
				: this.entries.findByImprovementNumberAndTaskKeyIn(feedback.improvementNumber(), taskKeys);
	}

	private static Optional<FormEntry> latest(List<FormEntry> forms) {
		return forms.stream().max(Comparator.comparing(FormEntry::at));
	}

	private static String day(FormEntry form, String name, Words in) {
		Object value = form.entries().get(name);
		return (value != null) ? in.day(LocalDate.parse(value.toString())) : null;
	}

	private static String statusText(Status status, Words in) {
		return in.say("mail.status." + status.key());
	}

	/** In the customer's language. */
	private Words in(Feedback feedback) {
		return this.words
			.in(MessageTexts.ENGLISH.equals(language(feedback)) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
	}

	private static String language(Feedback feedback) {
		return MessageTexts.ENGLISH.equals(feedback.arrival().language()) ? MessageTexts.ENGLISH : MessageTexts.CHINESE;
	}

}
