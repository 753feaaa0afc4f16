package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the next daily digest of a person or a team tells. The same occasion is noted only
 * once.
 */
@Component
public class DigestLines {

	private final JdbcClient database;

	private final Clock clock;

	DigestLines(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Notes a line in the caller's transaction.
	 * @param team group id: whose calendar says when it is told; may be null
	 * @param except user ids of members of the team who are not told
	 */
	public void add(Recipient recipient, String team, News news, Collection<String> except) {
		this.database.sql("""
				insert into digest_line (recipient, team, number, event, occasion, task, task_id, due_at, not_to, at)
				values (:recipient, :team, :number, :event, :occasion, :task, :taskId, :due::timestamptz, :except, :now)
				on conflict do nothing""")
			.param("recipient", recipient.toString())
			.param("team", team)
			.param("number", news.number())
			.param("event", news.event())
			.param("occasion", news.occasion())
			.param("task", news.task())
			.param("taskId", news.taskId())
			.param("due", (news.due() != null) ? news.due().toString() : null)
			.param("except", except.toArray(String[]::new))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * What a line tells.
	 *
	 * @param number of the case or the improvement
	 * @param task key of the task that it is about, or null
	 * @param taskId the line is told only while that task is open; null: in any case
	 * @param due of the task where it is late or soon will be, else null
	 */
	public record News(String number, String event, String occasion, String task, String taskId, Instant due) {

	}

}
