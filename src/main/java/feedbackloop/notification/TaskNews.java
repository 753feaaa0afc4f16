package feedbackloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import feedbackloop.process.Keys.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether there is still something to tell of a task: while it is open, and of one that
 * was offered to a team while nobody has it.
 */
@Component
public class TaskNews {

	private static final Set<String> TO_A_TEAM = Set.of(Notices.OFFERED, Notices.HANDED_OVER);

	/** What goes out at once needs no second look. */
	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	private final JdbcClient database;

	private final Clock clock;

	TaskNews(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Whether an open task is news.
	 * @param event of which it is told
	 * @param assignee who has it, or null
	 */
	public static boolean isNews(String event, String assignee) {
		return assignee == null || !TO_A_TEAM.contains(event);
	}

	/**
	 * Whether a notice had to wait, over quiet hours or an outage, and its task is done
	 * or taken meanwhile.
	 */
	boolean isOver(OutboxMessage message) {
		return message.taskId() != null && message.wasMadeBefore(this.clock.instant().minus(AT_ONCE))
				&& this.database.sql("select coalesce(assignee_, '') from act_ru_task where id_ = ?")
					.param(message.taskId())
					.query(String.class)
					.optional()
					.filter((assignee) -> isNews(message.event(), assignee.isEmpty() ? null : assignee))
					.isEmpty();
	}

}
