package feedbackloop.models.rehearse;

import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.Reminders;
import feedbackloop.models.rehearse.Answering.CannotComplete;
import feedbackloop.process.OutsideEvents;
import feedbackloop.process.ProcessDriver;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thing happen to a rehearsed case, takes it back, and notes what went wrong.
 */
class Happenings {

	private static final Logger log = LoggerFactory.getLogger(Happenings.class);

	private final Savepoints savepoints;

	private final Steps steps;

	private final Faults faults;

	private final ManagementService jobs;

	private final Reminders reminders;

	private final Map<String, OutsideEvents> events;

	private final ProcessDriver processes;

	private final Cast cast;

	Happenings(Savepoints savepoints, Steps steps, Faults faults, ManagementService jobs, Reminders reminders,
			Map<String, OutsideEvents> events, ProcessDriver processes, Cast cast) {
		this.savepoints = savepoints;
		this.steps = steps;
		this.faults = faults;
		this.jobs = jobs;
		this.reminders = reminders;
		this.events = events;
		this.processes = processes;
		this.cast = cast;
	}

	/**
	 * Something happens, and is undone; what fails is noted.
	 * @param where the element at which it happens
	 */
	void takeBack(Scene scene, String where, Story story, Runnable happening) {
		this.savepoints.takeBack(() -> {
			try {
				this.steps.begin(scene.process(), where);
				happening.run();
			}
			catch (Steps.TimeUp ex) {
				throw ex;
			}
			catch (CannotComplete ex) {
				log.debug("Not accepted: {}", story.inWords(), ex);
			}
			catch (RuntimeException ex) {
				this.faults.failed(this.steps.last(), story, ex);
			}
		});
	}

	/**
	 * A job runs now, whenever it would be due.
	 */
	void run(Scene.Waiting job) {
		this.jobs.executeJob(job.id());
	}

	/**
	 * The shares of its time at which a task may remind, in percent.
	 */
	List<Integer> shares() {
		return this.reminders.shares();
	}

	/**
	 * A task has used up that share of its time.
	 */
	void remind(Scene.WaitingStep task, int percent) {
		this.reminders.tell(task.id(), percent);
	}

	/**
	 * Whether anybody sends that message.
	 */
	boolean isSent(String message) {
		return this.events.containsKey(message);
	}

	/**
	 * Whether the rehearsed process has a way to reopen a closed case.
	 */
	boolean isReopened() {
		return this.processes.canReopen();
	}

	/**
	 * The customer or a colleague does what sends the message.
	 */
	void send(String message, Story story) {
		this.events.get(message).happen(message, story.caseNumber(), this.cast.manager());
	}

}
