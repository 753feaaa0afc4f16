package feedbackloop.models.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.edits.Scenario.Meanwhile;
import feedbackloop.models.edits.Scenario.Reaction;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.ProcessDriver;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.ApplicationContext;

/**
 * One case worked to its end whatever the models say: whoever may do the open tasks fills
 * in the forms that are live, the customer does what the scenario says, jobs run.
 */
final class WorkedCase {

	/** A case that takes more steps goes round in circles. */
	private static final int MOST_STEPS = 150;

	private static final Set<String> ENDS = Set.of("closed", "declined", "withdrawn");

	private final CaseWork work;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final ManagementService jobs;

	private final Desk desk;

	private final Timers timers;

	private final ProcessDriver processes;

	private final Scenario scenario;

	private final WorkedCase other;

	private final String number;

	private final Map<String, Integer> rounds = new HashMap<>();

	private final SystemChanges systemChanges = new SystemChanges();

	private int reactions;

	WorkedCase(ApplicationContext application, Scenario scenario) {
		this.work = application.getBean(CaseWork.class);
		this.tasks = application.getBean(TaskService.class);
		this.runtime = application.getBean(RuntimeService.class);
		this.jobs = application.getBean(ManagementService.class);
		this.desk = new Desk(application);
		this.timers = new Timers(this.jobs);
		this.processes = application.getBean(ProcessDriver.class);
		this.scenario = scenario;
		this.other = other(application, scenario);
		this.number = this.work.submit(scenario.feedback());
	}

	/** The case that this one is a duplicate of, or shares its cause with. */
	private static WorkedCase other(ApplicationContext application, Scenario scenario) {
		if (scenario.has(Meanwhile.DUPLICATE)) {
			return new WorkedCase(application, Scenario.of("the original"));
		}
		if (scenario.has(Meanwhile.KNOWN_CAUSE)) {
			WorkedCase first = new WorkedCase(application, Scenario.of("the first with that cause"));
			first.worksOnTasks();
			return first;
		}
		return null;
	}

	String number() {
		return this.number;
	}

	/**
	 * @throws RuntimeException if it does not get there
	 */
	void toItsEnd() {
		works();
		if (this.scenario.has(Meanwhile.REINSTATED)) {
			this.processes.reinstated(this.number, Map.of("mark", "general", "reach", "direct", "declineTold", true));
			works();
		}
	}

	private void works() {
		for (int step = 0; !instances().isEmpty(); step++) {
			if (step == MOST_STEPS) {
				throw new IllegalStateException(
						"Still not done after " + step + " steps: " + this.work.openTasks(this.number));
			}
			instances().forEach(this::hasOneToken);
			if (!runsJobs() && !worksOnTasks() && !customerActs() && !otherEnds() && !managerDecides()
					&& !effectIsChecked()) {
				throw new IllegalStateException("Stuck: " + whereItStands());
			}
		}
		String status = this.work.status(this.number);
		if (!ENDS.contains(status)) {
			throw new IllegalStateException("Over, and the customer sees it as " + status);
		}
		this.systemChanges.wereReleased();
	}

	/** Whatever is left is taken away. */
	void endsAnyway() {
		for (ProcessInstance instance : instances()) {
			this.runtime.deleteProcessInstanceIfExists(instance.getId(), "over", true, true, true, false);
		}
		if (this.other != null) {
			this.other.endsAnyway();
		}
	}

	private List<ProcessInstance> instances() {
		return this.runtime.createProcessInstanceQuery().variableValueEquals("feedbackNumber", this.number).list();
	}

	/** The models fork nowhere, but for tasks of several and what events start. */
	private void hasOneToken(ProcessInstance instance) {
		ActivityInstance root = this.runtime.getActivityInstance(instance.getId());
		List<String> tokens = Stream
			.concat(Stream.of(root.getChildActivityInstances())
				.filter((child) -> !child.getActivityType().equals("subProcess"))
				.map(ActivityInstance::getActivityId),
					Stream.of(root.getChildTransitionInstances()).map(TransitionInstance::getActivityId))
			.toList();
		if (tokens.size() > 1) {
			throw new IllegalStateException("At several places at once: " + tokens);
		}
	}

	private boolean runsJobs() {
		boolean any = false;
		for (ProcessInstance instance : instances()) {
			for (Job job : this.jobs.createJobQuery().processInstanceId(instance.getId()).messages().list()) {
				this.jobs.executeJob(job.getId());
				any = true;
			}
		}
		return any;
	}

	private boolean worksOnTasks() {
		List<Task> open = open();
		for (Task task : open) {
			meanwhile(task);
			if (this.scenario.has(Meanwhile.LATE) && !this.rounds.containsKey(task.getTaskDefinitionKey())) {
				this.timers.fire(task.getProcessInstanceId());
			}
			if (this.tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
				completes(task);
			}
		}
		return !open.isEmpty();
	}

	/** What happens besides, when the task opens for the first time. */
	private void meanwhile(Task task) {
		String key = task.getTaskDefinitionKey();
		if (this.rounds.containsKey(key)) {
			return;
		}
		if (key.equals("triage")) {
			if (this.scenario.has(Meanwhile.ADDS)) {
				this.work.writes(this.number, "补充：手机上也打不开");
			}
			if (this.scenario.has(Meanwhile.ASKS)) {
				asks(task);
				this.work.writes(this.number, "是 Chrome 浏览器");
			}
			if (this.scenario.has(Meanwhile.ASKS_IN_VAIN)) {
				asks(task);
				firesCaseTimers();
				firesCaseTimers();
			}
		}
		if (key.equals("firstResponse")) {
			if (this.scenario.has(Meanwhile.REGRADED)) {
				this.runtime.createMessageCorrelation("Regraded")
					.processInstanceBusinessKey(this.number)
					.setVariable("affected", 5)
					.correlate();
			}
			if (this.scenario.has(Meanwhile.WITHDRAWS)) {
				this.work.withdraws(this.number);
			}
		}
	}

	private void asks(Task task) {
		String person = this.desk.people(task).get(0);
		this.work.claims(person, this.number, task.getTaskDefinitionKey());
		this.work.asks(person, this.number, "请问是哪个浏览器？");
	}

	private List<Task> open() {
		return this.tasks.createTaskQuery()
			.processVariableValueEquals("feedbackNumber", this.number)
			.initializeFormKeys()
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	private void completes(Task task) {
		this.systemChanges.note(task, this.desk.completes(task, answers(task)));
		this.rounds.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
	}

	private Map<String, Object> answers(Task task) {
		String key = task.getTaskDefinitionKey();
		if (key.equals("contribute")) {
			return Answers.contribution(String.valueOf(this.tasks.getVariable(task.getId(), "contributionTeam")));
		}
		if (key.equals("fix")) {
			return "engineering".equals(this.work.fixDepartment(task)) ? Answers.systemFix() : Answers.documentFix();
		}
		Map<String, Object> answers = this.scenario.answer(key, this.rounds.getOrDefault(key, 0));
		if (key.equals("triage") && this.scenario.has(Meanwhile.DUPLICATE)) {
			answers.put("originalNumber", this.other.number());
		}
		if (key.equals("triage") && this.scenario.has(Meanwhile.KNOWN_CAUSE)) {
			answers.put("improvementNumber", this.work.improvementOf(this.other.number()));
		}
		return answers;
	}

	/** While the case waits for its customer, and for nobody else. */
	private boolean customerActs() {
		if (waitsFor("CustomerReplied")) {
			return (this.scenario.customer(0) == Reaction.IS_SILENT) ? firesCaseTimers()
					: did(() -> this.work.writes(this.number, "是 Chrome 浏览器"));
		}
		if (waitsFor("CustomerConfirmed")) {
			return switch (this.scenario.customer(this.reactions++)) {
				case CONFIRMS -> did(() -> this.work.confirms(this.number));
				case DISPUTES -> did(() -> this.work.disputes(this.number));
				case IS_SILENT -> firesCaseTimers();
			};
		}
		return false;
	}

	private boolean managerDecides() {
		return waitsFor("TakenUp") && instances().size() == 1 && did(() -> {
			int status = this.work.decidesBacklog(this.number, Map.of("decision", "take")).getStatus();
			if (status != 200) {
				throw new IllegalStateException("The backlog cannot be decided: " + status);
			}
		});
	}

	/** What this case waits for may be the end of the other. */
	private boolean otherEnds() {
		return this.other != null && !this.other.instances().isEmpty() && did(this.other::toItsEnd);
	}

	/** That waits for weeks, when all else is over. */
	private boolean effectIsChecked() {
		return instances().stream()
			.filter((instance) -> instance.getProcessDefinitionKey().equals(Processes.EFFECT_CHECK))
			.map((instance) -> this.timers.fire(instance.getId()))
			.reduce(false, Boolean::logicalOr);
	}

	private boolean firesCaseTimers() {
		return instances().stream()
			.filter((instance) -> this.number.equals(instance.getBusinessKey()))
			.map((instance) -> this.timers.fire(instance.getId()))
			.reduce(false, Boolean::logicalOr);
	}

	private static boolean did(Runnable action) {
		action.run();
		return true;
	}

	private boolean waitsFor(String message) {
		return instances().stream()
			.anyMatch((instance) -> this.runtime.createEventSubscriptionQuery()
				.processInstanceId(instance.getId())
				.eventName(message)
				.count() > 0);
	}

	private String whereItStands() {
		List<String> places = new ArrayList<>();
		for (ProcessInstance instance : instances()) {
			places.add(instance.getBusinessKey() + " at " + this.runtime.getActiveActivityIds(instance.getId()));
		}
		return String.join(", ", places);
	}

}
