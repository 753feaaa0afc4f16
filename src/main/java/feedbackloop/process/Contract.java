package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.Field.Kind;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;

/**
 * What models and forms must keep to, whoever edits them: which process holds which user
 * tasks and waits for which messages, and which names and values a task accepts.
 */
public final class Contract {

	private static final Map<String, Set<String>> TASKS = Map.of(Processes.FEEDBACK,
			Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.DISPUTE), Processes.IMPROVEMENT,
			Set.of(Tasks.CONTRIBUTE, Tasks.ANALYSIS, Tasks.PLAN, Tasks.APPROVAL, Tasks.VERIFICATION, Tasks.CLOSURE),
			Processes.MEASURE, Set.of(Tasks.FIX, Tasks.TEST, Tasks.PILOT, Tasks.RELEASE), Processes.CONTRIBUTION,
			Set.of(Tasks.CONTRIBUTE), Processes.EFFECT_CHECK, Set.of());

	/** Models from before have none of these. */
	private static final Map<String, Set<String>> MAY_HAVE = Map.of(Processes.FEEDBACK, Set.of(Tasks.PRIVACY_CHECK),
			Processes.IMPROVEMENT_REVIEW, Set.of(Tasks.REVIEW), Processes.IMPROVEMENT, Set.of(Tasks.MITIGATION),
			Processes.MEASURE, Set.of(Tasks.CHECK));

	private static final Map<String, Set<String>> STARTS = Map.of(Processes.FEEDBACK,
			Set.of(Messages.FEEDBACK_REGISTERED, Messages.REINSTATED), Processes.IMPROVEMENT,
			Set.of(Messages.IMPROVEMENT_OPENED));

	private static final Map<String, Set<String>> RECEIVED = Map.of(Processes.FEEDBACK,
			Set.of(Messages.QUESTION_ASKED, Messages.CUSTOMER_REPLIED, Messages.CUSTOMER_ADDED,
					Messages.CUSTOMER_CONFIRMED, Messages.CUSTOMER_DISPUTED, Messages.WITHDRAWN, Messages.REGRADED,
					Messages.IMPROVEMENT_FINISHED, Messages.TAKEN_UP, Messages.DECLINED, Messages.UNLINKED),
			Processes.IMPROVEMENT, Set.of(Messages.CASE_ATTACHED));

	/** Models from before do without; what sends these asks first. */
	private static final Set<String> MAY_BE_RECEIVED = Set.of(Messages.CONTRIBUTION_ASKED,
			Messages.CUSTOMER_UNREACHABLE);

	/** The same for those that start a process. */
	private static final Map<String, Set<String>> MAY_START = Map.of(Processes.FEEDBACK, Set.of(Messages.REOPENED),
			Processes.EFFECT_CHECK, Set.of(Messages.IMPROVEMENT_LANDED), Processes.IMPROVEMENT_REVIEW,
			Set.of(Messages.REVIEW_DUE));

	private static final Set<String> VARIABLES = Set.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER,
			Variables.MEASURE_NUMBER, Variables.REVIEW_NUMBER, Variables.CONTRIBUTION_TEAM, Variables.FEEDBACK_TYPE,
			Variables.AFFECTED, Variables.SEVERITY, Variables.URGENCY, Variables.MAJOR_LOSS_RISK,
			Variables.COMPLIANCE_RISK, Variables.KNOWN_CAUSE, Variables.PRIORITY_SCORE, Variables.GRADE,
			Variables.GRADE_REASON, Variables.MARK, Variables.MARK_REASON, Variables.PATH, Variables.TEAM,
			Variables.LEAD, Variables.CHANNEL, Variables.LANGUAGE, Variables.SENSITIVE, Variables.REACH,
			Variables.CORE_BLOCKED, Variables.STATED_MARK, Variables.RISK_HINT, Variables.DECLINE_TOLD,
			Variables.OBJECTIONS, Variables.OVERDUE_TASK, Variables.LIFTED, Variables.NEW_CASES,
			Variables.PERCENT_OF_BEFORE, Variables.PLANNED_DUE, Variables.DEPARTMENT, Variables.NEEDS_PILOT,
			Variables.MEASURE_KIND, Variables.LANDING, Variables.CASES_MEANWHILE);

	private Contract() {
	}

	/**
	 * The keys of the processes that the application starts or calls.
	 */
	public static Set<String> processes() {
		return TASKS.keySet();
	}

	/**
	 * The user tasks that the process must have; none for a process that an owner added.
	 */
	public static Set<String> tasksOf(String process) {
		return TASKS.getOrDefault(process, Set.of());
	}

	/**
	 * Whether a user task whose answers code knows belongs into the process.
	 */
	public static boolean mayHave(String process, String task) {
		return tasksOf(process).contains(task) || MAY_HAVE.getOrDefault(process, Set.of()).contains(task);
	}

	/**
	 * The keys of all user tasks that accept more than text.
	 */
	public static Set<String> tasks() {
		return TaskContract.taskKeys();
	}

	/**
	 * The names under which any task accepts a fact: a scalar without personal data.
	 */
	public static Set<String> facts() {
		return TaskContract.taskKeys()
			.stream()
			.flatMap((task) -> TaskContract.of(task).fields().stream())
			.filter((field) -> field.kind() == Kind.FACT)
			.map(Field::name)
			.collect(Collectors.toSet());
	}

	/**
	 * The messages that start the process.
	 */
	public static Set<String> startedBy(String process) {
		return STARTS.getOrDefault(process, Set.of());
	}

	/**
	 * The messages that start this process and no other, whether it has to know them or
	 * may.
	 */
	public static Set<String> startingOnly(String process) {
		Set<String> starting = new TreeSet<>(startedBy(process));
		starting.addAll(MAY_START.getOrDefault(process, Set.of()));
		return starting;
	}

	/**
	 * The messages that a running process must be able to receive.
	 */
	public static Set<String> receivedBy(String process) {
		return RECEIVED.getOrDefault(process, Set.of());
	}

	/**
	 * Every message that the application sends.
	 */
	public static Set<String> messages() {
		return Stream
			.concat(Stream.of(STARTS, MAY_START, RECEIVED).flatMap((messages) -> messages.values().stream()),
					Stream.of(MAY_BE_RECEIVED))
			.flatMap(Set::stream)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The process variables that the application sets.
	 */
	public static Set<String> variables() {
		return VARIABLES;
	}

	/**
	 * The facts that completing the task gives to its process.
	 */
	public static Set<String> factsOf(String task) {
		return TaskContract.of(task).facts(new Values(Map.of())).keySet();
	}

	/**
	 * The names that the task, or the entrance of that name, accepts besides what a
	 * process owner adds.
	 */
	public static List<Answer> answersOf(String task) {
		if (PortalFields.isPortal(task)) {
			return PortalFields.ALL;
		}
		return TaskContract.of(task).fields().stream().map(Answer::of).toList();
	}

	/**
	 * The name that the task accepts, if it does.
	 */
	public static Optional<Answer> answer(String task, String name) {
		return answersOf(task).stream().filter((answer) -> answer.name().equals(name)).findFirst();
	}

	/**
	 * The names that the task does not go on without, given these answers and facts.
	 */
	public static Set<String> neededBy(String task, Map<String, Object> answers, Map<String, Object> facts) {
		if (PortalFields.isPortal(task)) {
			return Set.of(PortalFields.DESCRIPTION);
		}
		TaskContext context = new TaskContext(new Values(answers), facts, false);
		return needed(TaskContract.of(task).fields(), context).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The names that a row of the list does not go without, given what else is in it.
	 */
	public static Set<String> neededInRow(String task, String list, Map<String, Object> row) {
		return TaskContract.of(task)
			.fields()
			.stream()
			.filter((field) -> field.name().equals(list))
			.flatMap((field) -> needed(field.columns(), new TaskContext(new Values(row), Map.of(), false)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> needed(List<Field> fields, TaskContext context) {
		return fields.stream().filter((field) -> field.isRequired(context)).map(Field::name);
	}

	/**
	 * Whether a task sends the customer what is written there.
	 */
	public static boolean isToCustomer(String task, String name) {
		return TaskContract.of(task)
			.fields()
			.stream()
			.anyMatch((field) -> field.name().equals(name) && field.kind() == Kind.CORRESPONDENCE);
	}

	/**
	 * The longest text that a process owner may ask for with a field of their own, in
	 * characters.
	 */
	public static int longestOwnText() {
		return Field.staffText("").maximumLength();
	}

	/**
	 * What an answer looks like.
	 */
	public enum Shape {

		TEXT, CHOICE, SCORE, FLAG, DATE, MOMENT, NUMBER, FEEDBACK_TYPE, MEASURE_KIND, GROUP, PERSON, NAME, ROWS,
		NUMBERS, FILES;

		private static Shape of(Field.Type type) {
			return switch (type) {
				case TEXT, LINE -> TEXT;
				case USER, COLLEAGUE -> PERSON;
				case CASE_NUMBER, IMPROVEMENT_NUMBER -> NAME;
				case BOOLEAN -> FLAG;
				case DECIMAL -> NUMBER;
				case CHOICE, SCORE, DATE, MOMENT, NUMBER, FEEDBACK_TYPE, MEASURE_KIND, GROUP, ROWS, NUMBERS ->
					valueOf(type.name());
			};
		}

	}

	/**
	 * One name that a task accepts.
	 *
	 * @param choices the values of a {@link Shape#CHOICE}
	 * @param mayBeRequired whether the task refuses to go on without it in some situation
	 * @param fact whether the process gets to see it
	 * @param longest the longest text, in characters
	 * @param columns of {@link Shape#ROWS}
	 * @param examples of an answer that has one form only, none for all others
	 */
	public record Answer(String name, Shape shape, Set<String> choices, boolean mayBeRequired, boolean fact,
			int longest, List<Answer> columns, List<String> examples) {

		private static Answer of(Field field) {
			return new Answer(field.name(), Shape.of(field.type()), new TreeSet<>(field.choices()),
					field.mayBeRequired(), field.kind() == Kind.FACT, field.maximumLength(),
					field.columns().stream().map(Answer::of).toList(), examples(field.type()));
		}

		private static List<String> examples(Field.Type type) {
			return switch (type) {
				case CASE_NUMBER -> List.of("FB-20261122-000123", "FB-20261122-123456789");
				case IMPROVEMENT_NUMBER -> List.of("IM-20261122-000123", "IM-20261122-123456789");
				default -> List.of();
			};
		}

	}

}
