package feedbackloop.models.edits;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Fires the timers of a case as if their time had come.
 */
final class Timers {

	/** A timer that comes again more often than that, and at once, never ends. */
	private static final int MOST_FIRINGS = 5;

	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	private final ManagementService jobs;

	private final Set<String> fired = new HashSet<>();

	Timers(ManagementService jobs) {
		this.jobs = jobs;
	}

	/**
	 * Fires each timer that is there now once, and those that come of them at once.
	 * @return whether there was one
	 */
	boolean fire(String instance) {
		List<Job> timers = open(instance);
		boolean any = false;
		for (Job timer : timers) {
			if (this.fired.add(timer.getId()) && this.jobs.createJobQuery().jobId(timer.getId()).count() > 0) {
				this.jobs.executeJob(timer.getId());
				any = true;
			}
		}
		Set<String> definitions = timers.stream().map(Job::getJobDefinitionId).collect(Collectors.toSet());
		for (int again = 0; fireAgain(instance, definitions); again++) {
			if (again == MOST_FIRINGS) {
				throw new IllegalStateException("A timer fires again and again");
			}
		}
		return any;
	}

	/** Whether new timers of the same elements are due, which fire, too. */
	private boolean fireAgain(String instance, Set<String> definitions) {
		Date soon = Date.from(Instant.now().plus(AT_ONCE));
		List<Job> anew = open(instance).stream()
			.filter((timer) -> definitions.contains(timer.getJobDefinitionId()))
			.filter((timer) -> timer.getDuedate() == null || timer.getDuedate().before(soon))
			.filter((timer) -> this.fired.add(timer.getId()))
			.toList();
		anew.forEach((timer) -> this.jobs.executeJob(timer.getId()));
		return !anew.isEmpty();
	}

	private List<Job> open(String instance) {
		return this.jobs.createJobQuery().processInstanceId(instance).timers().orderByJobDuedate().asc().list();
	}

}
