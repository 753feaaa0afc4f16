package feedbackloop.insights;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.feedback.Blank;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The cards of open tasks, in as many questions to the database for one card as for a
 * whole list.
 */
@Service
class TaskCards {

	private static final int MOST = 100;

	private static final int LONGEST_LINE = 120;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final OthersAtTasks others;

	private final Words words;

	private final HouseTime time;

	TaskCards(@Lazy TaskService tasks, @Lazy RuntimeService runtime, AsSystem asSystem, JdbcClient database,
			OthersAtTasks others, Words words, HouseTime time) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.asSystem = asSystem;
		this.database = database;
		this.others = others;
		this.words = words;
		this.time = time;
	}

	/**
	 * The cards of those of the tasks that are open. Leaves out those that the person who
	 * is signed in at the engine may not see.
	 * @param reader user id of that person
	 * @throws Refusal if more than 100 are asked for
	 */
	List<TaskCard> of(Set<String> taskIds, String reader, Locale locale) {
		return of(open(taskIds), reader, locale);
	}

	/**
	 * The cards of these tasks, of those that belong to a case.
	 * @param reader user id of whoever reads them
	 */
	List<TaskCard> of(List<Task> tasks, String reader, Locale locale) {
		List<Task> open = tasks.stream().filter((task) -> task.getProcessInstanceId() != null).toList();
		if (open.isEmpty()) {
			return List.of();
		}
		Words in = this.words.in(locale);
		Map<String, Map<String, String>> facts = facts(open);
		Map<String, CaseOfCard> cases = cases(numbers(facts));
		Map<String, List<TaskCard.Other>> others = this.others.of(open.stream().map(Task::getId).toList(), reader, in);
		return open.stream().filter((task) -> facts.containsKey(task.getProcessInstanceId())).map((task) -> {
			Map<String, String> known = facts.get(task.getProcessInstanceId());
			return card(task, cases.get(known.get(Variables.FEEDBACK_NUMBER)), known.get(Variables.GRADE),
					others.getOrDefault(task.getId(), List.of()), in);
		}).toList();
	}

	/**
	 * What the customers of these tasks wrote, under the same conditions.
	 * @throws Refusal if more than 100 are asked for
	 */
	List<TaskWords> words(Set<String> taskIds) {
		return words(open(taskIds));
	}

	/**
	 * What the customers of these tasks wrote, of those that belong to a case.
	 */
	List<TaskWords> words(List<Task> tasks) {
		List<Task> open = tasks.stream().filter((task) -> task.getProcessInstanceId() != null).toList();
		if (open.isEmpty()) {
			return List.of();
		}
		Map<String, Map<String, String>> facts = facts(open);
		Map<String, String> words = firstLines(numbers(facts));
		return open.stream()
			.filter((task) -> facts.containsKey(task.getProcessInstanceId()))
			.map((task) -> new TaskWords(task.getId(),
					words.get(facts.get(task.getProcessInstanceId()).get(Variables.FEEDBACK_NUMBER))))
			.filter((said) -> !Blank.is(said.words()))
			.toList();
	}

	private List<Task> open(Set<String> taskIds) {
		if (taskIds.size() > MOST) {
			throw Refusal.invalid("ids", "value");
		}
		return taskIds.isEmpty() ? List.of()
				: this.tasks.createTaskQuery()
					.taskIdIn(taskIds.toArray(String[]::new))
					.listPage(0, MOST)
					.stream()
					.filter((task) -> task.getProcessInstanceId() != null)
					.toList();
	}

	private TaskCard card(Task task, CaseOfCard of, String grade, List<TaskCard.Other> others, Words in) {
		String mark = (grade == null && of.mark() != null) ? in.say("mark." + of.mark()) : null;
		return new TaskCard(task.getId(), of.number(), grade,
				in.say((grade != null) ? "grade." + grade : "case.ungraded"), in.say("channel." + of.channel()),
				of.product(), this.time.at(task.getDueDate()), (mark != null) ? in.say("card.mark", mark) : null,
				of.states().stream().map((state) -> new TaskCard.State(state, in.say("caseState." + state))).toList(),
				others);
	}

	/** Number and grade by process instance, of those with a number. */
	private Map<String, Map<String, String>> facts(List<Task> open) {
		String[] instances = open.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
		Map<String, Map<String, String>> facts = this.asSystem
			.call(() -> this.runtime.createVariableInstanceQuery()
				.processInstanceIdIn(instances)
				.variableNameIn(Variables.FEEDBACK_NUMBER, Variables.GRADE)
				.list())
			.stream()
			.filter((fact) -> fact.getValue() != null)
			.collect(Collectors.groupingBy(VariableInstance::getProcessInstanceId, Collectors
				.toMap(VariableInstance::getName, (fact) -> fact.getValue().toString(), (first, second) -> first)));
		facts.values().removeIf((known) -> !known.containsKey(Variables.FEEDBACK_NUMBER));
		return facts;
	}

	private static Set<String> numbers(Map<String, Map<String, String>> facts) {
		return facts.values().stream().map((known) -> known.get(Variables.FEEDBACK_NUMBER)).collect(Collectors.toSet());
	}

	private Map<String, CaseOfCard> cases(Set<String> numbers) {
		return this.database
			.sql("select number, channel, product, mark, " + CaseStates.COLUMN
					+ " from feedback where number = any(:numbers)")
			.param("numbers", numbers.toArray(String[]::new))
			.query((row, index) -> new CaseOfCard(row.getString("number"), row.getString("channel"),
					row.getString("product"), row.getString("mark"), CaseStates.of(row)))
			.list()
			.stream()
			.collect(Collectors.toMap(CaseOfCard::number, Function.identity()));
	}

	private Map<String, String> firstLines(Set<String> numbers) {
		Map<String, String> lines = new HashMap<>();
		this.database
			.sql("""
					select number, left(split_part(ltrim(coalesce(nullif(summary_masked, ''), description_masked), E' \\r\\n\\t'),
					  E'\\n', 1), :longest) as words
					from feedback where number = any(:numbers)""")
			.param("numbers", numbers.toArray(String[]::new))
			.param("longest", LONGEST_LINE)
			.query((row) -> {
				lines.put(row.getString("number"), row.getString("words"));
			});
		return lines;
	}

	/**
	 * What a card says of a case.
	 */
	private record CaseOfCard(String number, String channel, String product, String mark, List<String> states) {

	}

}
