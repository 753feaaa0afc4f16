package feedbackloop.models.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.OneCommand;
import feedbackloop.process.OpenTasks;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Moves one case to another version of its process, in the caller's transaction, and
 * looks whether anything got lost. Trial and move are the same: a trial is rolled back.
 */
@Component
class MoveInstance {

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final OpenTasks openTasks;

	private final InstanceStates states;

	private final OneCommand engine;

	private final AsSystem asSystem;

	private final HouseTime time;

	MoveInstance(@Lazy RuntimeService runtime, @Lazy TaskService tasks, OpenTasks openTasks, InstanceStates states,
			OneCommand engine, AsSystem asSystem, HouseTime time) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.openTasks = openTasks;
		this.states = states;
		this.engine = engine;
		this.asSystem = asSystem;
		this.time = time;
	}

	/**
	 * Moves the case.
	 * @return what that changes, and the number under which it is told
	 * @throws CannotMove if it cannot move, or may not; the caller rolls back
	 * @throws Gone if it has ended or runs on another version meanwhile
	 * @throws Busy if somebody is about to complete a task of it
	 */
	Moved move(Plan plan, String instanceId) {
		return this.asSystem.call(() -> {
			ProcessInstance instance = this.runtime.createProcessInstanceQuery()
				.processInstanceId(instanceId)
				.singleResult();
			if (instance == null
					|| !instance.getProcessDefinitionId().equals(plan.engine().getSourceProcessDefinitionId())) {
				throw new Gone();
			}
			List<Task> open = this.tasks.createTaskQuery().processInstanceId(instanceId).orderByTaskId().asc().list();
			if (!open.stream().allMatch((task) -> this.openTasks.lockIfFree(task.getId()))) {
				throw new Busy();
			}
			String process = plan.engine().getTargetProcessDefinitionId().split(":")[0];
			String number = Optional
				.ofNullable((String) this.runtime.getVariable(instanceId, Variables.IMPROVEMENT_NUMBER))
				.filter((improvement) -> !process.equals("feedback"))
				.orElse(instance.getBusinessKey());
			InstanceState before = this.states.read(process, instanceId, number);
			migrate(plan, instanceId);
			open.forEach((task) -> follow(plan, task));
			Difference difference = new Difference(before, this.states.read(process, instanceId, number), this.time);
			difference.lost().ifPresent((reason) -> {
				throw new CannotMove(reason);
			});
			return new Moved(number, difference.changes());
		});
	}

	/** In a command of ours: the engine would log as an error what is an answer here. */
	private void migrate(Plan plan, String instanceId) {
		AtomicReference<Sentence> reason = new AtomicReference<>();
		this.engine.run(() -> {
			try {
				this.runtime.newMigration(plan.engine()).processInstanceIds(instanceId).execute();
			}
			catch (MigratingProcessInstanceValidationException ex) {
				reason.set(reason(plan.from(), plan.to(), ex.getValidationReport()));
			}
		});
		if (reason.get() != null) {
			throw new CannotMove(reason.get());
		}
	}

	private static Sentence reason(BpmnModelInstance from, BpmnModelInstance to,
			MigratingProcessInstanceValidationReport report) {
		List<String> gone = Stream
			.concat(report.getActivityInstanceReports().stream().map((one) -> one.getSourceScopeId()),
					report.getTransitionInstanceReports().stream().map((one) -> one.getSourceScopeId()))
			.distinct()
			.toList();
		String names = String.join("、", gone.stream().map((id) -> name(from, id)).toList());
		boolean all = !gone.isEmpty() && gone.stream().allMatch((id) -> to.getModelElementById(id) == null);
		List<String> words = new ArrayList<>(report.getFailures());
		report.getActivityInstanceReports().forEach((one) -> words.addAll(one.getFailures()));
		report.getTransitionInstanceReports().forEach((one) -> words.addAll(one.getFailures()));
		return all ? Sentence.of("elementGone", names) : Sentence.of("engineSays", names, String.join("; ", words));
	}

	static String name(BpmnModelInstance model, String id) {
		String name = (model.getModelElementById(id) instanceof FlowElement element) ? element.getName() : null;
		return (name != null) ? name : id;
	}

	/**
	 * Gives the open task the name and the teams of the new version where they changed.
	 * The engine leaves both as they were.
	 */
	private void follow(Plan plan, Task task) {
		if (!(plan.from().getModelElementById(task.getTaskDefinitionKey()) instanceof UserTask was) || !(plan.to()
			.getModelElementById(plan.elements().get(task.getTaskDefinitionKey())) instanceof UserTask is)) {
			return;
		}
		if (!Objects.equals(was.getName(), is.getName()) && isFixed(is.getName())) {
			Task moved = this.tasks.createTaskQuery().taskId(task.getId()).singleResult();
			moved.setName(is.getName());
			this.tasks.saveTask(moved);
		}
		List<String> before = was.getCamundaCandidateGroupsList();
		List<String> now = is.getCamundaCandidateGroupsList();
		if (!before.equals(now) && Stream.concat(before.stream(), now.stream()).allMatch(MoveInstance::isFixed)) {
			before.forEach((group) -> this.tasks.deleteCandidateGroup(task.getId(), group));
			now.forEach((group) -> this.tasks.addCandidateGroup(task.getId(), group));
		}
	}

	private static boolean isFixed(String text) {
		return text != null && !text.contains("${") && !text.contains("#{");
	}

	/**
	 * A case that moved.
	 *
	 * @param number of the case, or of the improvement that it belongs to
	 */
	record Moved(String number, List<Sentence> changes) {

	}

	/**
	 * A case that is not there any more, or not on the old version.
	 */
	static class Gone extends RuntimeException {

	}

	/**
	 * A case that somebody works on in this moment.
	 */
	static class Busy extends RuntimeException {

	}

}
