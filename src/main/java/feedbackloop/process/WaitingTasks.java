package feedbackloop.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the open tasks of a case, its improvement and its measures for pages and
 * programs, whoever asks: everybody sees who is next (S2-26).
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
		List<Task> open = this.asSystem.call(() -> this.tasks.createTaskQuery()
			.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
			.list());
		Map<String, String> groups = groups(open.stream().map(Task::getId).toList());
		return open.stream()
			.map((task) -> new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(),
					groups.get(task.getId()), task.getAssignee(),
					(task.getDueDate() != null) ? task.getDueDate().toInstant() : null))
			.sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	/**
	 * The group of each task in one question: the engine answers it for one task only.
	 */
	private Map<String, String> groups(List<String> taskIds) {
		Map<String, String> groups = new HashMap<>();
		this.database.sql("""
				select task_id_, group_id_ from act_ru_identitylink
				where task_id_ = any(:tasks) and type_ = 'candidate' and group_id_ is not null order by group_id_""")
			.param("tasks", taskIds.toArray(String[]::new))
			.query((row) -> {
				groups.putIfAbsent(row.getString("task_id_"), row.getString("group_id_"));
			});
		return groups;
	}

	/**
	 * A task that waits for somebody.
	 *
	 * @param key the task's key in the model
	 * @param group whose members may claim it, or null
	 * @param assignee user id, or null while nobody has claimed it
	 * @param due or null
	 */
	public record OpenTask(String id, String key, String name, String group, String assignee, Instant due) {

	}

}
