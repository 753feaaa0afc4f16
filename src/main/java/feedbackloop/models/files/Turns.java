package feedbackloop.models.files;

import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one piece of work after the other have its turn, over all nodes. It may take
 * longer than one statement may, so each look is a short one.
 */
@Component
public class Turns {

	/** Of 200 milliseconds each: longer than the longest rehearsal. */
	private static final int MOST_LOOKS = 600;

	private final JdbcClient database;

	Turns(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Waits for the turn, which lasts until the caller's transaction ends.
	 * @throws Refusal if it does not come within two minutes
	 */
	public void await(String name) {
		for (int look = 0; look < MOST_LOOKS; look++) {
			boolean free = this.database.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
				.param("name", name)
				.query(Boolean.class)
				.single();
			if (free) {
				return;
			}
			this.database.sql("select 1 from pg_sleep(0.2)").query(Integer.class).single();
		}
		throw Refusal.tooLate("othersDeploy");
	}

}
