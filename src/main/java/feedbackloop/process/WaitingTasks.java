package feedbackloop.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import feedbackloop.feedback.Feedback;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the open tasks of a case, its improvement and its measures for pages and
 * programs, whoever asks: everybody sees who is next.
 */
@Component
public class WaitingTasks {

	private final TaskService tasks;

	private final JdbcClient database;

	private final AsSystem asSystem;

	WaitingTasks(@Lazy TaskService tasks, JdbcClient database, AsSystem asSystem) {
		this.tasks = tasks;
		this.database = database;
		this.asSystem = asSystem;
	}

	/**
	 * The open tasks of the processes with these business keys, the first due first.
	 */
	public List<OpenTask> of(Collection<String> businessKeys) {
		return open((tasks) -> tasks.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new)));
	}

	/**
	 * The open tasks of a case, its improvement and its measures, the first due first.
	 */
	public List<OpenTask> of(Feedback feedback) {
		String improvement = feedback.improvementNumber();
		return open((tasks) -> (improvement == null) ? tasks.processInstanceBusinessKey(feedback.number())
				: tasks.or()
					.processInstanceBusinessKeyIn(feedback.number(), improvement)
					.processInstanceBusinessKeyLike(improvement + "-%")
					.endOr());
	}

	private List<OpenTask> open(UnaryOperator<TaskQuery> which) {
		List<Task> open = this.asSystem.call(() -> which.apply(this.tasks.createTaskQuery()).list());
		Map<String, Place> places = places(open.stream().map(Task::getId).toList());
		// Somebody may have done one of them between the two questions.
		return open.stream()
			.filter((task) -> places.containsKey(task.getId()))
			.map((task) -> OpenTask.of(task, places.get(task.getId())))
			.sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	/**
	 * Where each task belongs in one question: the engine answers it for one task only.
	 */
	private Map<String, Place> places(List<String> taskIds) {
		Map<String, Place> places = new HashMap<>();
		this.database.sql("""
				select t.id_, p.business_key_, l.group_id_ from act_ru_task t
				join act_ru_execution p on p.id_ = t.proc_inst_id_
				left join act_ru_identitylink l
				  on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
				where t.id_ = any(:tasks) order by l.group_id_""")
			.param("tasks", taskIds.toArray(String[]::new))
			.query((row) -> {
				places.putIfAbsent(row.getString("id_"),
						new Place(row.getString("business_key_"), row.getString("group_id_")));
			});
		return places;
	}

	private record Place(String businessKey, String group) {

	}

	/**
	 * A task that waits for somebody.
	 *
	 * @param key the task's key in the model
	 * @param of number of the case, the improvement or the measure
	 * @param group whose members may claim it, or null
	 * @param assignee user id, or null while nobody has claimed it
	 * @param due or null
	 * @param followUp when whoever claimed it comes back to it, or null
	 */
	public record OpenTask(String id, String key, String name, String of, String group, String assignee, Instant due,
			Instant followUp) {

		private static OpenTask of(Task task, Place place) {
			return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), place.businessKey(),
					place.group(), task.getAssignee(), instant(task.getDueDate()), instant(task.getFollowUpDate()));
		}

		private static Instant instant(Date date) {
			return (date != null) ? date.toInstant() : null;
		}

	}

}
