package feedbackloop.notices;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.StaffEvent;
import feedbackloop.process.TaskBegan;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says that there is new work: a task for a team, a dispute to decide, and a measure for
 * whoever the plan names as its owner. Who gets a task in person is told by whoever gives
 * it.
 */
@Component
class TaskNotices {

	private final ApplicationEventPublisher events;

	private final AsSystem asSystem;

	private final JdbcClient database;

	TaskNotices(ApplicationEventPublisher events, AsSystem asSystem, JdbcClient database) {
		this.events = events;
		this.asSystem = asSystem;
		this.database = database;
	}

	@EventListener
	void on(TaskBegan task) {
		String owner = task.key().equals(Tasks.FIX) ? owner(task.businessKey()) : null;
		if (owner != null) {
			publish(task, Notices.MEASURE_OWNER, new Concerned(null, task.team(), owner, task.lead()), null);
		}
		if (task.team() != null && task.assignee() == null) {
			publish(task, task.key().equals(Tasks.DISPUTE) ? Notices.DISPUTED : Notices.OFFERED,
					new Concerned(null, task.team(), null, task.lead()), owner);
		}
	}

	private void publish(TaskBegan task, String event, Concerned concerned, String except) {
		this.events.publishEvent(StaffEvent.of(event, task.number(), task.taskId(), concerned)
			.graded(task.grade())
			.about(task.taskId(), task.key())
			.except(this.asSystem.currentUser(), except));
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
