package feedbackloop.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;

import feedbackloop.process.TaskDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Notes who has a task open, so that colleagues do not begin the same. The note counts
 * for two minutes, and {@link OldDrafts} clears it away.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class TaskPresence {

	private final TaskDesk desk;

	private final JdbcClient database;

	private final Clock clock;

	TaskPresence(TaskDesk desk, JdbcClient database, Clock clock) {
		this.desk = desk;
		this.database = database;
		this.clock = clock;
	}

	@PutMapping("/api/tasks/{id}/presence")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Say that the caller has an open task in front of them; colleagues see it for two minutes")
	void note(@PathVariable String id, Principal person) {
		this.desk.caseOf(id, person.getName());
		this.database.sql("""
				insert into task_presence (task_id, user_id, at) values (:task, :user, :now)
				on conflict (task_id, user_id) do update set at = excluded.at""")
			.param("task", id)
			.param("user", person.getName())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
