package feedbackloop.notices;

import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.StaffEvent;
import feedbackloop.process.TaskBegan;
import feedbackloop.teamwork.Absences;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says that there is new work: a task for a team or for a person, or a dispute to decide.
 * Whoever the plan names as the owner of a measure hears when it begins.
 */
@Component
class TaskNotices {

	private final ApplicationEventPublisher events;

	private final Absences absences;

	private final JdbcClient database;

	TaskNotices(ApplicationEventPublisher events, Absences absences, JdbcClient database) {
		this.events = events;
		this.absences = absences;
		this.database = database;
	}

	@EventListener
	void on(TaskBegan task) {
		String owner = task.key().equals(Tasks.FIX) ? owner(task.businessKey()) : null;
		if (owner != null) {
			publish(task, Notices.MEASURE_OWNER, new Concerned(null, task.team(), owner, task.lead()), null);
		}
		if (task.assignee() != null && !(owner != null && mayStandFor(owner, task.assignee()))) {
			publish(task, Notices.ASSIGNED, new Concerned(task.assignee(), task.team(), null, task.lead()), null);
		}
		else if (task.team() != null && task.assignee() == null) {
			publish(task, task.key().equals(Tasks.DISPUTE) ? Notices.DISPUTED : Notices.OFFERED,
					new Concerned(null, task.team(), null, task.lead()), owner);
		}
	}

	/** Both are told that the owner's measure begins. */
	private boolean mayStandFor(String owner, String assignee) {
		return assignee.equals(owner) || this.absences.substituteOf(owner).filter(assignee::equals).isPresent();
	}

	private void publish(TaskBegan task, String event, Concerned concerned, String except) {
		this.events.publishEvent(StaffEvent.of(event, task.number(), task.taskId(), concerned)
			.graded(task.grade())
			.about(task.taskId(), task.key())
			.except(except));
	}

	private String owner(String measureKey) {
		return this.database.sql("""
				select m.owner from measure m join improvement i on i.id = m.improvement_id
				where i.number || '-' || m.number = :key and i.number = substring(:key from '^[^-]*-[^-]*-[^-]*')""")
			.param("key", measureKey)
			.query(String.class)
			.optional()
			.orElse(null);
	}

}
