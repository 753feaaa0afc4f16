package feedbackloop.improvement;

import java.time.Clock;
import java.time.ZoneOffset;

import feedbackloop.privacy.Masker;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases came to an improvement and left it, by whom and why. What is personal in a
 * reason is masked.
 */
@Component
class CauseMoveLog {

	private final JdbcClient database;

	private final Masker masker;

	private final Clock clock;

	CauseMoveLog(JdbcClient database, Masker masker, Clock clock) {
		this.database = database;
		this.masker = masker;
		this.clock = clock;
	}

	/**
	 * Keeps one.
	 * @param to null where the improvement just goes on or ends
	 */
	void keep(String kind, String from, String to, int cases, String reason, String userId) {
		this.database.sql("""
				insert into cause_move (at, user_id, kind, from_number, to_number, cases, reason)
				values (:at, :user, :kind, :from, :to, :cases, :reason)""")
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("user", userId)
			.param("kind", kind)
			.param("from", from)
			.param("to", to)
			.param("cases", cases)
			.param("reason", this.masker.mask(reason))
			.update();
	}

}
