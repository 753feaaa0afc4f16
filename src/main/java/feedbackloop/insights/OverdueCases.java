package feedbackloop.insights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.process.AsSystem;
import feedbackloop.process.BusinessKey;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which cases and improvements wait for a task that is late; of very many tasks those
 * that are late the longest.
 */
@Component
class OverdueCases {

	private static final int MOST = 2000;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	private final Clock clock;

	OverdueCases(@Lazy TaskService tasks, @Lazy RuntimeService runtime, AsSystem asSystem, Clock clock) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.asSystem = asSystem;
		this.clock = clock;
	}

	/**
	 * The numbers of the cases (FB-…) and improvements (IM-…).
	 */
	List<String> numbers() {
		return this.asSystem.call(() -> {
			Set<String> instances = this.tasks.createTaskQuery()
				.dueBefore(Date.from(this.clock.instant()))
				.orderByDueDate()
				.asc()
				.listPage(0, MOST)
				.stream()
				.map(Task::getProcessInstanceId)
				.collect(Collectors.toSet());
			if (instances.isEmpty()) {
				return new ArrayList<>();
			}
			return this.runtime.createProcessInstanceQuery()
				.processInstanceIds(instances)
				.list()
				.stream()
				.map(ProcessInstance::getBusinessKey)
				.map(BusinessKey::number)
				.distinct()
				.toList();
		});
	}

}
