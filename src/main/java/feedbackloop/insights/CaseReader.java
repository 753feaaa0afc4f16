package feedbackloop.insights;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.deadlines.ClockStates;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.TimelineEntry;
import feedbackloop.feedback.TimelineRepository;
import feedbackloop.insights.CaseFile.CaseWords;
import feedbackloop.insights.CaseFile.Customer;
import feedbackloop.insights.CaseFile.Graded;
import feedbackloop.insights.CaseFile.Routed;
import feedbackloop.insights.CaseFile.Times;
import feedbackloop.insights.CaseFile.Triaged;
import feedbackloop.process.FieldOrder;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together all that staff may see of a case, whichever table it stands in.
 */
@Service
class CaseReader {

	/** Facts of the timeline that are worded like a group, if they name one. */
	private static final String COMPLETED = "completed.";

	private static final Map<String, String> GROUP_FACTS = Map.of("from", "group", "to", "group");

	private final NamedCases cases;

	private final ImprovementReader improvements;

	private final CorrespondenceRepository correspondence;

	private final TimelineRepository timeline;

	private final FormEntryRepository entries;

	private final JdbcClient database;

	private final OpenTasks tasks;

	private final ClockStates clocks;

	private final MessageSource words;

	private final Clock clock;

	CaseReader(NamedCases cases, ImprovementReader improvements, CorrespondenceRepository correspondence,
			TimelineRepository timeline, FormEntryRepository entries, JdbcClient database, OpenTasks tasks,
			ClockStates clocks, MessageSource words, Clock clock) {
		this.cases = cases;
		this.improvements = improvements;
		this.correspondence = correspondence;
		this.timeline = timeline;
		this.entries = entries;
		this.database = database;
		this.tasks = tasks;
		this.clocks = clocks;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The case as it stands, with the numbers of others that the reader may know of.
	 * @param reader user id of who looks
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	CaseFile read(String number, String reader) {
		Feedback feedback = this.cases.get(number);
		return file(feedback, improvement(feedback, reader), reader);
	}

	/**
	 * All that happened to the case and its improvement.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	Trail trail(String number, String reader, Locale locale) {
		Feedback feedback = this.cases.get(number);
		return trail(feedback, improvement(feedback, reader), reader, locale);
	}

	/**
	 * Both at once.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	CaseStory story(String number, String reader, Locale locale) {
		Feedback feedback = this.cases.get(number);
		CaseFile.ImprovementView improvement = improvement(feedback, reader);
		return new CaseStory(file(feedback, improvement, reader), trail(feedback, improvement, reader, locale));
	}

	private CaseFile file(Feedback feedback, CaseFile.ImprovementView improvement, String reader) {
		List<String> evidence = feedback.evidence()
			.stream()
			.map((link) -> ProtectedText.maskedOrNull(link.link()))
			.toList();
		return new CaseFile(feedback.number(), feedback.status(), Graded.of(feedback.grading()), Triaged.of(feedback),
				Routed.of(feedback), feedback.arrival(), CaseWords.of(feedback), feedback.subject(), feedback.intake(),
				evidence, Customer.of(feedback.contact()), Times.of(feedback.milestones(), this.clock.getZone()),
				feedback.satisfied(), feedback.satisfactionScore(), feedback.originalNumber(),
				duplicates(feedback.number(), reader), improvement,
				tasks(CaseFile.keys(feedback.number(), improvement)), this.clocks.of(feedback.number()));
	}

	private Trail trail(Feedback feedback, CaseFile.ImprovementView improvement, String reader, Locale locale) {
		List<String> hidden = hiddenFrom(reader);
		List<String> keys = CaseFile.keys(feedback.number(), improvement);
		return new Trail(feedback.number(),
				this.timeline.findByNumberInOrderByAtAscIdAsc(keys)
					.stream()
					.filter((entry) -> Collections.disjoint(entry.arguments().values(), hidden))
					.map((entry) -> new Trail.Step(at(entry.at()), entry.number(), entry.actor(), entry.kind(),
							sentence(entry, locale)))
					.toList(),
				this.entries.findByBusinessKeyInOrderByAtAscIdAsc(keys)
					.stream()
					.map((entry) -> new Trail.Entry(at(entry.at()), entry.businessKey(), entry.taskKey(),
							entry.userId(), FieldOrder.sorted(entry.taskKey(), entry.entries()),
							entry.overrideReason()))
					.toList(),
				this.correspondence.findByFeedbackOrderByAtAscIdAsc(feedback)
					.stream()
					.map((letter) -> new Trail.Letter(at(letter.at()), letter.direction(), letter.kind(),
							letter.author(), letter.subject(), ProtectedText.maskedOrNull(letter.text()),
							letter.isVisibleToCustomer()))
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

	private CaseFile.ImprovementView improvement(Feedback feedback, String reader) {
		return (feedback.improvementNumber() != null)
				? this.improvements.find(feedback.improvementNumber(), reader).orElse(null) : null;
	}

	private List<String> duplicates(String number, String reader) {
		return this.database.sql("""
				select f.number from feedback f where f.original_number = :number and may_see(f, :reader)
				order by f.number""").param("number", number).param("reader", reader).query(String.class).list();
	}

	/** Their numbers stand in no step that the reader sees. */
	private List<String> hiddenFrom(String reader) {
		return this.database.sql("select number from hidden_from(:reader)")
			.param("reader", reader)
			.query(String.class)
			.list();
	}

	private List<CaseFile.WaitingTask> tasks(List<String> businessKeys) {
		return this.tasks.of(businessKeys)
			.stream()
			.map((task) -> new CaseFile.WaitingTask(task.id(), task.key(), task.name(), task.group(), task.assignee(),
					at(task.due())))
			.toList();
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
		return this.words.getMessage("timeline." + entry.kind(), facts, otherwise(entry.kind(), locale), locale);
	}

	/** A task that a process owner added has no sentence but a name. */
	private String otherwise(String kind, Locale locale) {
		String task = kind.startsWith(COMPLETED) ? kind.substring(COMPLETED.length()) : "";
		String name = this.words.getMessage("task." + task, null, "", locale);
		return name.isEmpty() ? kind : this.words.getMessage("timeline.completed", new Object[] { name }, locale);
	}

	private OffsetDateTime at(Instant time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

}
