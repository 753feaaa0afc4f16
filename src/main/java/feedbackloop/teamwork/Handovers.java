package feedbackloop.teamwork;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers from which team an open task was handed over and by whom.
 */
@Component
class Handovers {

	private final JdbcClient database;

	private final Clock clock;

	Handovers(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	void note(String taskId, String fromTeam, String userId) {
		this.database.sql("""
				insert into handover (task_id, from_team, handed_by, at)
				values (:taskId, :fromTeam, :userId, :at)""")
			.param("taskId", taskId)
			.param("fromTeam", fromTeam)
			.param("userId", userId)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * How these tasks came to where they are, the latest first.
	 */
	List<Given> of(Collection<String> taskIds) {
		return this.database.sql(
				"select id, task_id, from_team, handed_by from handover where task_id = any(:taskIds) order by id desc")
			.param("taskIds", taskIds.toArray(String[]::new))
			.query(Given.class)
			.list();
	}

	/**
	 * Forgets this one and what came after it: the task is back where it was before.
	 */
	void calledBack(Given given) {
		this.database.sql("delete from handover where task_id = :taskId and id >= :id")
			.param("taskId", given.taskId())
			.param("id", given.id())
			.update();
	}

	/**
	 * A task that was handed over.
	 *
	 * @param fromTeam which team had it
	 * @param handedBy user id
	 */
	record Given(long id, String taskId, String fromTeam, String handedBy) {

	}

}
