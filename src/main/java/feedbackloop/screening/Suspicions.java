package feedbackloop.screening;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases are suspected, and why.
 */
@Component
class Suspicions {

	private final JdbcClient database;

	private final Clock clock;

	Suspicions(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Notes that the case is suspected.
	 * @param reason "中文 / English"
	 * @param listEntry the entry of the list that says so, or null
	 */
	void note(String number, String reason, Long listEntry) {
		this.database.sql("""
				insert into suspicion (feedback_number, reason, list_entry_id, at)
				values (:number, :reason, :listEntry, :at)""")
			.param("number", number)
			.param("reason", reason)
			.param("listEntry", listEntry, Types.BIGINT)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * A person said that it is none.
	 */
	void drop(String number) {
		this.database.sql("delete from suspicion where feedback_number = :number").param("number", number).update();
	}

	Optional<Suspicion> of(String number) {
		return this.database.sql("""
				select s.reason, e.shown as listed from suspicion s left join list_entry e on e.id = s.list_entry_id
				where s.feedback_number = :number""").param("number", number).query(Suspicion.class).optional();
	}

	/**
	 * Why a case is suspected.
	 *
	 * @param reason "中文 / English"
	 * @param listed what is on the list, a sender masked, or null
	 */
	record Suspicion(String reason, String listed) {

	}

}
