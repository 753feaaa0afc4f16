package feedbackloop.review;

import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.words.HouseTime;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes since when a case waits in the backlog. A question to its customer meanwhile only
 * interrupts that.
 */
@Component
class BacklogSince {

	private final JdbcClient database;

	private final HouseTime time;

	BacklogSince(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	@EventListener
	void on(StatusMoved moved) {
		if (moved.status() == Status.PLANNED && moved.before() != Status.WAITING_FOR_YOU) {
			this.database.sql("""
					insert into backlog_item (number, since) values (:number, :at)
					on conflict (number) do update set since = excluded.since""")
				.param("number", moved.feedback().number())
				.param("at", this.time.at(moved.at()))
				.update();
		}
	}

}
