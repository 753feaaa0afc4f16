package feedbackloop.insights;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.insights.TaskCard.Other;
import feedbackloop.process.AccountNames;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who else has tasks open just now, and who is filling in their forms. One statement asks
 * for a whole list.
 */
@Component
class OthersAtTasks {

	/** Tasklist says every 45 seconds who has a task open. */
	private static final Duration STILL_THERE = Duration.ofMinutes(2);

	private static final Duration STILL_WRITING = Duration.ofMinutes(3);

	private final JdbcClient database;

	private final AccountNames names;

	private final Clock clock;

	OthersAtTasks(JdbcClient database, AccountNames names, Clock clock) {
		this.database = database;
		this.names = names;
		this.clock = clock;
	}

	/**
	 * By task, without those at which nobody else is.
	 */
	Map<String, List<Other>> of(Collection<String> taskIds, String reader, Words in) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		Map<String, List<Other>> others = new HashMap<>();
		this.database.sql("""
				select task_id, user_id, bool_or(writing) as writing, first_, last_ from (
				  select task_id, user_id, false as writing from task_presence
				  where task_id = any(:tasks) and at > :there
				  union all select task_id, user_id, true from task_draft
				  where task_id = any(:tasks) and saved_at > :writing) here
				left join act_id_user person on person.id_ = here.user_id
				where user_id <> :reader group by task_id, user_id, first_, last_ order by user_id""")
			.param("tasks", taskIds.toArray(String[]::new))
			.param("there", now.minus(STILL_THERE))
			.param("writing", now.minus(STILL_WRITING))
			.param("reader", reader)
			.query((row) -> {
				String user = row.getString("user_id");
				boolean writing = row.getBoolean("writing");
				String name = this.names.name(user, row.getString("first_"), row.getString("last_"));
				others.computeIfAbsent(row.getString("task_id"), (task) -> new ArrayList<>())
					.add(new Other(user, writing, in.say(writing ? "card.writing" : "card.looking", name)));
			});
		return others;
	}

}
