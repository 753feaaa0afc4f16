package feedbackloop.insights;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.deadlines.ClockStates;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.TimelineEntry;
import feedbackloop.feedback.TimelineRepository;
import feedbackloop.insights.CaseFile.CaseWords;
import feedbackloop.insights.CaseFile.Customer;
import feedbackloop.insights.CaseFile.Graded;
import feedbackloop.insights.CaseFile.Routed;
import feedbackloop.insights.CaseFile.Times;
import feedbackloop.insights.CaseFile.Triaged;
import feedbackloop.process.AccountNames;
import feedbackloop.process.FieldOrder;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together all that staff may see of a case, whichever table it stands in.
 */
@Service
public class CaseReader {

	private static final String COMPLETED = "completed.";

	/** Facts of the timeline that are worded like a group, if they name one. */
	private static final Map<String, String> GROUP_FACTS = Map.of("from", "group", "to", "group");

	/** Facts of the timeline that are user ids. */
	private static final Set<String> PEOPLE_FACTS = Set.of("assignee", "colleague");

	private final FeedbackRepository cases;

	private final CaseKeys keys;

	private final ImprovementReader improvements;

	private final CorrespondenceRepository correspondence;

	private final TimelineRepository timeline;

	private final FormEntryRepository entries;

	private final AccountNames names;

	private final JdbcClient database;

	private final OpenTasks tasks;

	private final ClockStates clocks;

	private final Words words;

	private final HouseTime time;

	CaseReader(FeedbackRepository cases, CaseKeys keys, ImprovementReader improvements,
			CorrespondenceRepository correspondence, TimelineRepository timeline, FormEntryRepository entries,
			AccountNames names, JdbcClient database, OpenTasks tasks, ClockStates clocks, Words words, HouseTime time) {
		this.cases = cases;
		this.keys = keys;
		this.improvements = improvements;
		this.correspondence = correspondence;
		this.timeline = timeline;
		this.entries = entries;
		this.names = names;
		this.database = database;
		this.tasks = tasks;
		this.clocks = clocks;
		this.words = words;
		this.time = time;
	}

	/**
	 * The case as it stands, with the numbers of others that the reader may know of.
	 * @param reader user id of who looks
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	CaseFile read(String number, String reader) {
		Feedback feedback = find(number);
		List<Other> others = others(feedback, reader);
		CaseFile.ImprovementView improvement = improvement(feedback, others);
		return file(feedback, improvement, this.tasks.of(CaseFile.keys(number, improvement)), others);
	}

	/**
	 * All that happened to the case and its improvement.
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	Trail trail(String number, String reader, Locale locale) {
		Feedback feedback = find(number);
		return trail(feedback, this.keys.of(feedback.numbers()), reader, this.words.in(locale));
	}

	/**
	 * The case as it stands and how it came there.
	 * @param reader user id of who looks
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	public CaseStory story(String number, String reader, Locale locale) {
		Feedback feedback = find(number);
		List<Other> others = others(feedback, reader);
		CaseFile.ImprovementView improvement = improvement(feedback, others);
		List<String> keys = CaseFile.keys(number, improvement);
		List<OpenTask> tasks = this.tasks.of(keys);
		Words in = this.words.in(locale);
		Trail trail = trail(feedback, keys, reader, in);
		return new CaseStory(feedback, file(feedback, improvement, tasks, others), keys, tasks, trail,
				trail.entries().stream().map((entry) -> EntryWords.of(entry, in)).toList());
	}

	private CaseFile file(Feedback feedback, CaseFile.ImprovementView improvement, List<OpenTask> tasks,
			List<Other> others) {
		List<String> evidence = feedback.evidence()
			.stream()
			.map((link) -> ProtectedText.maskedOrNull(link.link()))
			.toList();
		return new CaseFile(feedback.number(), feedback.status(), Graded.of(feedback.grading()), Triaged.of(feedback),
				Routed.of(feedback), feedback.arrival(), CaseWords.of(feedback), feedback.subject(), feedback.intake(),
				feedback.details().masked(), evidence, Customer.of(feedback.contact()),
				Times.of(feedback.milestones(), this.time), feedback.satisfied(), feedback.satisfactionScore(),
				feedback.originalNumber(), numbers(others, Other::duplicate),
				numbers(others, Other::before).stream().findFirst().orElse(null), numbers(others, Other::after),
				improvement, tasks.stream().map(this::task).toList(), this.clocks.of(feedback.number()));
	}

	private Trail trail(Feedback feedback, List<String> keys, String reader, Words in) {
		List<String> hidden = this.cases.findHiddenFrom(reader);
		List<TimelineEntry> steps = this.timeline.findByNumberInOrderByAtAscIdAsc(keys)
			.stream()
			.filter((entry) -> Collections.disjoint(entry.arguments().values(), hidden))
			.toList();
		AccountNames.Known people = people(steps, in);
		return new Trail(feedback.number(),
				steps.stream()
					.map((entry) -> new Trail.Step(this.time.at(entry.at()), entry.number(), entry.actor(),
							entry.kind(), sentence(entry, people, in)))
					.toList(),
				this.entries.findByBusinessKeyInOrderByAtAscIdAsc(keys)
					.stream()
					.map((entry) -> new Trail.Entry(this.time.at(entry.at()), entry.businessKey(), entry.taskKey(),
							entry.userId(), FieldOrder.sorted(entry.taskKey(), entry.entries()),
							entry.overrideReason()))
					.toList(),
				this.correspondence.findByFeedbackOrderByAtAscIdAsc(feedback)
					.stream()
					.map((letter) -> new Trail.Letter(this.time.at(letter.at()), letter.direction(), letter.kind(),
							letter.author(), letter.subject(), ProtectedText.maskedOrNull(letter.text()),
							ProtectedText.maskedOrNull(letter.folded()), letter.isVisibleToCustomer()))
					.toList());
	}

	/**
	 * What has happened since a person submitted the form of a task, and what is due
	 * next; nothing unless that person did and may see the case.
	 */
	@Transactional(readOnly = true)
	Optional<TaskOutcome> outcome(String taskId, String reader, Words in) {
		List<String> hidden = this.cases.findHiddenFrom(reader);
		return this.database.sql("""
				select feedback_number as number, business_key as key, improvement_number as improvement, at
				from form_entry where task_id = :task and user_id = :reader""")
			.param("task", taskId)
			.param("reader", reader)
			.query(Submitted.class)
			.optional()
			.filter((submitted) -> !hidden.contains(submitted.number()))
			.map((submitted) -> new TaskOutcome(submitted.number(), happened(submitted, hidden, in)));
	}

	private List<String> happened(Submitted submitted, List<String> hidden, Words in) {
		List<String> keys = submitted.keys();
		List<TimelineEntry> entries = this.timeline.findByNumberInOrderByAtAscIdAsc(keys)
			.stream()
			.filter((entry) -> !entry.at().isBefore(submitted.at()))
			.filter((entry) -> Collections.disjoint(entry.arguments().values(), hidden))
			.toList();
		AccountNames.Known people = people(entries, in);
		Stream<String> steps = entries.stream().map((entry) -> sentence(entry, people, in));
		Stream<String> next = this.tasks.of(keys)
			.stream()
			.filter((task) -> task.due() != null)
			.limit(1)
			.map((task) -> in.say("outcome.next", in.of("task", task.key()),
					HouseTime.minute(this.time.at(task.due()))));
		return Stream.concat(steps, next).distinct().toList();
	}

	private Feedback find(String number) {
		return this.cases.findWholeByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	private CaseFile.ImprovementView improvement(Feedback feedback, List<Other> others) {
		return (feedback.improvementNumber() != null)
				? this.improvements.find(feedback.improvementNumber(), numbers(others, Other::served)).orElse(null)
				: null;
	}

	/**
	 * Cases merged into this one or served by the same improvement. Of a customer who
	 * came back, those before and after it.
	 */
	private List<Other> others(Feedback feedback, String reader) {
		return this.database.sql("""
				select f.number, coalesce(f.original_number = :number, false) as duplicate,
				coalesce(f.improvement_number = :improvement, false) as served,
				coalesce(f.number = :continues, false) as before, coalesce(f.continues_number = :number, false) as after
				from feedback f where (f.original_number = :number or f.improvement_number = :improvement
				  or f.number = :continues or f.continues_number = :number)
				and may_see(f, :reader) order by f.number""")
			.param("number", feedback.number())
			.param("improvement", feedback.improvementNumber())
			.param("continues", feedback.continuesNumber())
			.param("reader", reader)
			.query(Other.class)
			.list();
	}

	private static List<String> numbers(List<Other> others, Predicate<Other> which) {
		return others.stream().filter(which).map(Other::number).toList();
	}

	private CaseFile.WaitingTask task(OpenTask task) {
		return new CaseFile.WaitingTask(task.id(), task.key(), task.name(), task.group(), task.assignee(),
				this.time.at(task.due()));
	}

	/** Few steps name people; without them there is nothing to ask. */
	private AccountNames.Known people(List<TimelineEntry> steps, Words in) {
		Set<String> people = steps.stream()
			.flatMap((entry) -> PEOPLE_FACTS.stream().map(entry.arguments()::get))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return people.isEmpty() ? new AccountNames.Known(Map.of()) : this.names.in(in).of(people);
	}

	/**
	 * The step in words; its facts are worded too where there is a word for them.
	 */
	private static String sentence(TimelineEntry entry, AccountNames.Known people, Words in) {
		Object[] facts = entry.arguments()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((fact) -> PEOPLE_FACTS.contains(fact.getKey()) ? people.of(fact.getValue())
					: in.of(GROUP_FACTS.getOrDefault(fact.getKey(), fact.getKey()), fact.getValue()))
			.toArray();
		return in.find("timeline." + entry.kind(), facts).orElseGet(() -> otherwise(entry.kind(), in));
	}

	/** A task that a process owner added has no sentence but a name. */
	private static String otherwise(String kind, Words in) {
		String task = kind.startsWith(COMPLETED) ? kind.substring(COMPLETED.length()) : "";
		return in.find("task." + task).map((name) -> in.say("timeline.completed", name)).orElse(kind);
	}

	/**
	 * A form that was submitted.
	 *
	 * @param key business key of its process
	 * @param improvement its number, or null
	 */
	private record Submitted(String number, String key, String improvement, Instant at) {

		List<String> keys() {
			return Stream.of(this.number, this.key, this.improvement).filter(Objects::nonNull).distinct().toList();
		}

	}

	/**
	 * Another case that the reader may know of.
	 *
	 * @param duplicate whether it is merged into this one
	 * @param served whether the same improvement serves it
	 */
	private record Other(String number, boolean duplicate, boolean served, boolean before, boolean after) {

	}

}
