package feedbackloop.grading;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.GradeMoved;
import feedbackloop.process.AsSystem;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where a task stands in the lists, by the table {@code taskPriority}: when it is opened,
 * and again when the grade of its case or improvement moves.
 */
@ModelBean
@Component
public class TaskPriority {

	private static final String NONE = "none";

	private final DecisionTables tables;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	TaskPriority(DecisionTables tables, @Lazy TaskService tasks, @Lazy RuntimeService runtime, AsSystem asSystem) {
		this.tables = tables;
		this.tasks = tasks;
		this.runtime = runtime;
		this.asSystem = asSystem;
	}

	/**
	 * The priority of a task that is opened now.
	 */
	public int of(DelegateExecution execution) {
		return of(Facts.text(execution, Variables.GRADE), Facts.text(execution, Variables.MARK));
	}

	@EventListener
	void on(GradeMoved moved) {
		int priority = of(moved.to(), null);
		this.asSystem.call(() -> {
			measures(moved.number())
				.forEach((measure) -> this.runtime.setVariable(measure.getId(), Variables.GRADE, moved.to()));
			open(moved.number()).forEach((task) -> this.tasks.setPriority(task.getId(), priority));
			return null;
		});
	}

	private int of(String grade, String mark) {
		Map<String, Object> row = this.tables.lookUp(Decisions.TASK_PRIORITY, Map.of(Variables.GRADE,
				Objects.requireNonNullElse(grade, NONE), Variables.MARK, Objects.requireNonNullElse(mark, NONE)));
		return ((Number) row.get("priority")).intValue();
	}

	/** The measures of an improvement, each a process of its own; a case has none. */
	private Stream<ProcessInstance> measures(String number) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKeyLike(BusinessKey.calledBy(number))
			.list()
			.stream();
	}

	private Stream<Task> open(String number) {
		return Stream
			.of(this.tasks.createTaskQuery().processInstanceBusinessKey(number),
					this.tasks.createTaskQuery().processInstanceBusinessKeyLike(BusinessKey.calledBy(number)))
			.flatMap((query) -> query.list().stream());
	}

}
