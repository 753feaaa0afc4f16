package feedbackloop.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Status;
import feedbackloop.knowledge.HelpArticles;
import feedbackloop.knowledge.HelpArticles.HelpArticle;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Helps whoever writes to a customer: templates with the case's data, and the message as
 * the customer would get it. Stores nothing.
 */
@Component
public class ReplyHelp {

	/** The events whose text a person writes in a form, by the task of that form. */
	private static final Map<String, List<String>> EVENTS = events();

	private final NamedCases cases;

	private final OpenTasks tasks;

	private final ReplyTemplates replies;

	private final MessagePlan plan;

	private final MessageTexts texts;

	private final Letters letters;

	private final StatusAfter statuses;

	private final NotificationSettings settings;

	private final HelpArticles articles;

	private final Words words;

	ReplyHelp(NamedCases cases, OpenTasks tasks, ReplyTemplates replies, MessagePlan plan, MessageTexts texts,
			Letters letters, StatusAfter statuses, NotificationSettings settings, HelpArticles articles, Words words) {
		this.cases = cases;
		this.tasks = tasks;
		this.replies = replies;
		this.plan = plan;
		this.texts = texts;
		this.letters = letters;
		this.statuses = statuses;
		this.settings = settings;
		this.articles = articles;
		this.words = words;
	}

	/**
	 * The messages that the open tasks of the case write; empty when none does.
	 */
	List<String> events(String number) {
		return events(this.tasks.of(List.of(number)));
	}

	/**
	 * The messages that these tasks write.
	 */
	static List<String> events(List<OpenTask> tasks) {
		return tasks.stream()
			.flatMap((task) -> EVENTS.getOrDefault(task.key(), List.of()).stream())
			.distinct()
			.toList();
	}

	/**
	 * The language in which the customer is written to, zh-CN or en.
	 */
	@Transactional(readOnly = true)
	public String language(String number) {
		return this.cases.get(number).arrival().language();
	}

	/**
	 * A reply template in the customer's language with the case's data.
	 * @throws Refusal if there is no such case or template
	 */
	@Transactional(readOnly = true)
	public String fill(String number, String template) {
		Feedback feedback = this.cases.get(number);
		return this.replies.fill(template, feedback.arrival().language(), this.letters.facts(feedback));
	}

	/**
	 * All reply templates, with titles in that language.
	 * @param language zh-CN or en
	 */
	public List<ReplyTemplates.Choice> choices(String language) {
		return this.replies.choices(language);
	}

	/**
	 * Published articles that may answer what the customer wrote, in the customer's
	 * language.
	 */
	@Transactional(readOnly = true)
	List<HelpArticle> articles(String number) {
		Feedback feedback = this.cases.get(number);
		return this.articles.about(feedback.words().masked(), feedback.arrival().language());
	}

	/**
	 * The text with title and address of that article below it.
	 * @param id one of {@link #articles}; another changes nothing
	 */
	String insert(String number, String text, long id) {
		Words customers = this.words.in(Locale.forLanguageTag(language(number)));
		return articles(number).stream()
			.filter((article) -> article.id() == id)
			.findFirst()
			.map((article) -> Stream
				.of(text, customers.say("reply.article", article.title(), this.settings.helpLink() + "/" + id))
				.filter((part) -> !Blank.is(part))
				.collect(Collectors.joining("\n\n")))
			.orElse(text);
	}

	/**
	 * The message as the customer would get it, with what it should hold.
	 * @throws Refusal if there is no such case or event, or the customer gets no message
	 * at that event
	 */
	@Transactional
	ReplyPreview preview(String number, ReplyDraft draft) {
		// The engine would keep that the message plan was asked; nothing was told yet.
		TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
		Feedback feedback = this.cases.get(number);
		List<String> events = EVENTS.values().stream().flatMap(List::stream).distinct().sorted().toList();
		if (!events.contains(draft.event())) {
			throw Refusal.invalid("event", "choice", String.join(", ", events));
		}
		MessagePlan.Step step = this.plan.of(draft.event(), feedback);
		if (step.mode() == MessagePlan.Mode.OFF) {
			throw Refusal.tooLate("replyNotTold");
		}
		Status status = this.statuses.of(draft.event(), feedback.status());
		MessageText message = this.letters.preview(step.template(), feedback, draft, status);
		MessageTemplate template = this.texts.template(step.template(), feedback.arrival().language());
		return new ReplyPreview(message.subject(), message.body(),
				new ReplyCheck(template.bodyNames(), draft, message.body(), this.settings.helpLink()).parts(),
				ReplyCheck.blanks(draft));
	}

	private static Map<String, List<String>> events() {
		Map<String, List<String>> events = new LinkedHashMap<>();
		events.put(Tasks.TRIAGE, List.of("answered", "question", "declined"));
		events.put(Tasks.FIRST_RESPONSE, List.of("answered"));
		events.put(Tasks.DISPUTE, List.of("answered", "reopened"));
		return events;
	}

}
