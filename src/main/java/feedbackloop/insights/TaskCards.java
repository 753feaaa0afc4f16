package feedbackloop.insights;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final Words words;

	private final HouseTime time;

	TaskCards(@Lazy TaskService tasks, @Lazy RuntimeService runtime, AsSystem asSystem, JdbcClient database,
			Words words, HouseTime time) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.asSystem = asSystem;
		this.database = database;
		this.words = words;
		this.time = time;
	}

	/**
	 * The cards of those of the tasks that are open. Leaves out those that the person who
	 * is signed in at the engine may not see.
	 * @throws Refusal if more than 100 are asked for
	 */
	List<TaskCard> of(Set<String> taskIds, Locale locale) {
		if (taskIds.size() > MOST) {
			throw Refusal.invalid("ids", "value");
		}
		return taskIds.isEmpty() ? List.of()
				: of(this.tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).listPage(0, MOST), locale);
	}

	/**
	 * The cards of these tasks, of those that belong to a case.
	 */
	List<TaskCard> of(List<Task> tasks, Locale locale) {
		List<Task> open = tasks.stream().filter((task) -> task.getProcessInstanceId() != null).toList();
		if (open.isEmpty()) {
			return List.of();
		}
		Words in = this.words.in(locale);
		Map<String, String> numbers = facts(open, Variables.FEEDBACK_NUMBER);
		Map<String, String> grades = facts(open, Variables.GRADE);
		Map<String, CaseOfCard> origins = origins(Set.copyOf(numbers.values()));
		return open.stream().filter((task) -> numbers.containsKey(task.getProcessInstanceId())).map((task) -> {
			String number = numbers.get(task.getProcessInstanceId());
			return card(task, origins.get(number), grades.get(task.getProcessInstanceId()), in);
		}).toList();
	}

	private TaskCard card(Task task, CaseOfCard origin, String grade, Words in) {
		return new TaskCard(task.getId(), origin.number(), grade,
				in.say((grade != null) ? "grade." + grade : "case.ungraded"), in.say("channel." + origin.channel()),
				origin.product(), this.time.at(task.getDueDate()));
	}

	/** The value of that variable by process instance. */
	private Map<String, String> facts(List<Task> open, String variable) {
		String[] instances = open.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
		return this.asSystem.call(() -> this.runtime.createVariableInstanceQuery()
			.processInstanceIdIn(instances)
			.variableName(variable)
			.list()
			.stream()
			.filter((fact) -> fact.getValue() != null)
			.collect(Collectors.toMap(VariableInstance::getProcessInstanceId, (fact) -> fact.getValue().toString(),
					(first, second) -> first)));
	}

	private Map<String, CaseOfCard> origins(Set<String> numbers) {
		return this.database.sql("select number, channel, product from feedback where number in (:numbers)")
			.param("numbers", numbers)
			.query(CaseOfCard.class)
			.list()
			.stream()
			.collect(Collectors.toMap(CaseOfCard::number, Function.identity()));
	}

	/**
	 * Whence a case came and of what it speaks.
	 */
	private record CaseOfCard(String number, String channel, String product) {

	}

}
