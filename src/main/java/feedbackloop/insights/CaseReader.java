package feedbackloop.insights;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.TimelineEntry;
import feedbackloop.feedback.TimelineRepository;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together all that staff may see of a case, whichever table it stands in (S2-26).
 */
@Service
class CaseReader {

	/** Facts of the timeline that are worded like a group, if they name one. */
	private static final Map<String, String> GROUP_FACTS = Map.of("from", "group", "to", "group");

	private final FeedbackRepository cases;

	private final ImprovementReader improvements;

	private final CorrespondenceRepository correspondence;

	private final TimelineRepository timeline;

	private final FormEntryRepository entries;

	private final JdbcClient database;

	private final TaskService taskService;

	private final AsSystem asSystem;

	private final MessageSource words;

	private final Clock clock;

	CaseReader(FeedbackRepository cases, ImprovementReader improvements, CorrespondenceRepository correspondence,
			TimelineRepository timeline, FormEntryRepository entries, JdbcClient database,
			@Lazy TaskService taskService, AsSystem asSystem, MessageSource words, Clock clock) {
		this.cases = cases;
		this.improvements = improvements;
		this.correspondence = correspondence;
		this.timeline = timeline;
		this.entries = entries;
		this.database = database;
		this.taskService = taskService;
		this.asSystem = asSystem;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The case as it stands.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	CaseFile read(String number) {
		Feedback feedback = find(number);
		CaseFile.Improvement improvement = improvement(feedback);
		return new CaseFile(feedback.number(), feedback.status(), feedback.grade(),
				Scores.decimal(feedback.priorityScore()), feedback.gradeReason(), feedback.mark(),
				feedback.markReason(), feedback.verdict(), feedback.feedbackType(), feedback.affected(),
				feedback.severity(), feedback.urgency(), feedback.majorLossRisk(), feedback.complianceRisk(),
				feedback.riskReason(), feedback.path(), feedback.team(), feedback.lead(), feedback.caseOwner(),
				feedback.channel(), feedback.reach(), feedback.language(), masked(feedback.summary()),
				masked(feedback.description()), masked(feedback.demand()), feedback.restatement(), feedback.product(),
				feedback.module(), feedback.region(), feedback.userCategory(), feedback.customerGroup(),
				feedback.coreBlocked(), feedback.statedMark(), feedback.riskHint(), feedback.personalData(),
				feedback.missing(), feedback.evidence().stream().map((link) -> masked(link.link())).toList(),
				customer(feedback.contact()), at(feedback.occurredAt()), at(feedback.givenAt()),
				at(feedback.receivedAt()), at(feedback.recordedAt()), feedback.recordedBy(),
				at(feedback.firstResponseAt()), at(feedback.resolvedAt()), at(feedback.closedAt()),
				feedback.satisfied(), feedback.satisfactionScore(), feedback.originalNumber(), duplicates(number),
				improvement, tasks(businessKeys(number, improvement)));
	}

	/**
	 * All that happened to the case and its improvement.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	Trail trail(String number, Locale locale) {
		Feedback feedback = find(number);
		List<String> keys = businessKeys(number, improvement(feedback));
		return new Trail(number,
				this.timeline.findByNumberInOrderByAtAscIdAsc(keys)
					.stream()
					.map((entry) -> new Trail.Step(at(entry.at()), entry.number(), entry.actor(), entry.kind(),
							sentence(entry, locale)))
					.toList(),
				this.entries.findByBusinessKeyInOrderByAtAscIdAsc(keys)
					.stream()
					.map((entry) -> new Trail.Entry(at(entry.at()), entry.businessKey(), entry.taskKey(),
							entry.userId(), entry.entries(), entry.overrideReason()))
					.toList(),
				this.correspondence.findByFeedbackOrderByAtAscIdAsc(feedback)
					.stream()
					.map((letter) -> new Trail.Letter(at(letter.at()), letter.direction(), letter.kind(),
							letter.author(), letter.subject(), masked(letter.text()), letter.isVisibleToCustomer()))
					.toList());
	}

	/**
	 * The number of the case for which an improvement was opened.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	String foundingCase(String improvementNumber) {
		return this.database.sql("select feedback_number from improvement where number = :number")
			.param("number", improvementNumber)
			.query(String.class)
			.optional()
			.orElseThrow(() -> Refusal.unknown("noCase", improvementNumber));
	}

	private Feedback find(String number) {
		return this.cases.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	private CaseFile.Improvement improvement(Feedback feedback) {
		return (feedback.improvementNumber() != null)
				? this.improvements.find(feedback.improvementNumber()).orElse(null) : null;
	}

	private List<String> businessKeys(String number, CaseFile.Improvement improvement) {
		List<String> keys = new ArrayList<>(List.of(number));
		if (improvement != null) {
			keys.add(improvement.number());
			improvement.measures().forEach((measure) -> keys.add(improvement.number() + "-" + measure.number()));
		}
		return keys;
	}

	private List<String> duplicates(String number) {
		return this.database.sql("select number from feedback where original_number = :number order by number")
			.param("number", number)
			.query(String.class)
			.list();
	}

	private List<CaseFile.OpenTask> tasks(List<String> businessKeys) {
		return this.asSystem.call(() -> this.taskService.createTaskQuery()
			.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
			.list()
			.stream()
			.map(this::task)
			.sorted(Comparator.comparing(CaseFile.OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList());
	}

	private CaseFile.OpenTask task(Task task) {
		String group = this.taskService.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return new CaseFile.OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), group,
				task.getAssignee(), (task.getDueDate() != null) ? at(task.getDueDate().toInstant()) : null);
	}

	/**
	 * The step in words; its facts are worded too where there is a word for them.
	 */
	private String sentence(TimelineEntry entry, Locale locale) {
		Object[] facts = entry.arguments()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((fact) -> this.words.getMessage(
					GROUP_FACTS.getOrDefault(fact.getKey(), fact.getKey()) + "." + fact.getValue(), null,
					fact.getValue(), locale))
			.toArray();
		return this.words.getMessage("timeline." + entry.kind(), facts, entry.kind(), locale);
	}

	private static CaseFile.Customer customer(Contact contact) {
		return new CaseFile.Customer(masked(contact.name()), contact.department(), masked(contact.phone()),
				masked(contact.email()), contact.isAnonymous());
	}

	private static String masked(ProtectedText text) {
		return (text != null) ? text.masked() : null;
	}

	private OffsetDateTime at(Instant time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

}
