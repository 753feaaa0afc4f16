package feedbackloop.deadlines;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets open tasks and their timers follow a clock that changed. Timers are computed again
 * by the expression that the model gives them, so whatever asks the clock moves with it.
 * One whose time has passed by then fires at once; one that has fired is gone and never
 * fires twice.
 */
@Component
class DueDates {

	private static final int MOST = 500;

	private final TaskService tasks;

	private final ManagementService jobs;

	private final AsSystem asSystem;

	DueDates(@Lazy TaskService tasks, @Lazy ManagementService jobs, AsSystem asSystem) {
		this.tasks = tasks;
		this.jobs = jobs;
		this.asSystem = asSystem;
	}

	/**
	 * Moves what hangs on these clocks to where their ledgers say. Runs in the caller's
	 * transaction, which has added their last entries.
	 */
	void move(Collection<CaseClock> clocks) {
		this.asSystem.call(() -> {
			clocks.stream().filter((clock) -> !clock.ofCase()).forEach(this::move);
			return null;
		});
	}

	private void move(CaseClock clock) {
		Set<String> executions = new HashSet<>(Set.of(clock.executionId()));
		for (Task task : this.tasks.createTaskQuery()
			.processInstanceBusinessKey(clock.businessKey())
			.taskDefinitionKey(clock.stage())
			.listPage(0, MOST)) {
			task.setDueDate(Date.from(clock.due()));
			this.tasks.saveTask(task);
			executions.add(task.getExecutionId());
		}
		executions.forEach((execution) -> this.jobs.createJobQuery()
			.executionId(execution)
			.timers()
			.listPage(0, MOST)
			.forEach((timer) -> this.jobs.recalculateJobDuedate(timer.getId(), false)));
	}

}
