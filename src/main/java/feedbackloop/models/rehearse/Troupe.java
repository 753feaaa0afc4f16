package feedbackloop.models.rehearse;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.deadlines.Reminders;
import feedbackloop.feedback.Cases;
import feedbackloop.models.check.Teams;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.OutsideEvents;
import feedbackloop.process.ProcessDriver;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Component;

/**
 * Gathers the players of a rehearsal: they work cases on the real engine and database.
 */
@Component
class Troupe {

	private final Scenes scenes;

	private final Conditions conditions;

	private final Savepoints savepoints;

	private final Cases cases;

	private final Map<String, OutsideEvents> events = new TreeMap<>();

	private final ProcessDriver processes;

	private final TaskService tasks;

	private final ManagementService jobs;

	private final Reminders reminders;

	private final IdentityService identities;

	private final Clock clock;

	Troupe(Scenes scenes, Conditions conditions, Savepoints savepoints, Cases cases, List<OutsideEvents> events,
			ProcessDriver processes, TaskService tasks, ManagementService jobs, Reminders reminders,
			IdentityService identities, Clock clock) {
		this.scenes = scenes;
		this.conditions = conditions;
		this.savepoints = savepoints;
		this.cases = cases;
		events.forEach((event) -> event.messages().forEach((message) -> this.events.put(message, event)));
		this.processes = processes;
		this.tasks = tasks;
		this.jobs = jobs;
		this.reminders = reminders;
		this.identities = identities;
		this.clock = clock;
	}

	/**
	 * The players for a rehearsal of these files.
	 * @param together all files as they would be live
	 */
	Players gather(ModelSet together, Script script, Scope scope, Steps steps, Faults faults) {
		Cast cast = new Cast(this.identities, Teams.all(together));
		Answering answering = new Answering(together, script, cast, this.tasks, this.savepoints, this.clock);
		Happenings happenings = new Happenings(this.savepoints, steps, faults, this.jobs, this.reminders, this.events,
				this.processes, cast);
		return new Players(cast, new Opening(this.scenes, answering, this.savepoints, this.cases), new Walk(scope,
				script, steps, this.scenes, answering, this.conditions, this.cases, faults, happenings));
	}

}
