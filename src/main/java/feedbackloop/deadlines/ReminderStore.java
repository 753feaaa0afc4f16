package feedbackloop.deadlines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps with each clock until when it reminded, and when it does so next. A clock that
 * changes is looked at anew.
 */
@Component
class ReminderStore {

	/** When the last share of a clock's time is used up. */
	private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	private final JdbcClient database;

	ReminderStore(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The open clocks of steps that are to be looked at, longest due first.
	 * @param version of the table that says when clocks remind
	 */
	List<Long> due(Instant now, String version, int most) {
		return this.database.sql("""
				select id from clock
				where state in ('running', 'paused') and execution_id is not null
				  and (remind_at is null or remind_at <= :now or reminded_by is distinct from :version)
				order by remind_at nulls first, id limit :most
				""").param("now", at(now)).param("version", version).param("most", most).query(Long.class).list();
	}

	/**
	 * Until when an open clock has reminded, {@link Instant#MIN} if it never has; empty
	 * while somebody else looks at it. Nobody else does until the transaction ends.
	 */
	Optional<Instant> lock(long clock) {
		return this.database
			.sql("select reminded_to from clock where id = :id and state in ('running', 'paused')"
					+ " for update skip locked")
			.param("id", clock)
			.query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
				.map(OffsetDateTime::toInstant)
				.orElse(Instant.MIN))
			.optional();
	}

	/**
	 * A clock has reminded until then.
	 * @param next when it does so again; empty if it never does
	 * @param version of the table that said so
	 */
	void reminded(long clock, Instant until, Optional<Instant> next, String version) {
		this.database
			.sql("update clock set reminded_to = :until, remind_at = :next, reminded_by = :version where id = :id")
			.param("id", clock)
			.param("until", at(until))
			.param("next", next.map(ReminderStore::at).orElse(NEVER))
			.param("version", version)
			.update();
	}

	/**
	 * A clock that could not be looked at is tried again then.
	 */
	void postpone(long clock, Instant next, String version) {
		this.database.sql("update clock set remind_at = :next, reminded_by = :version where id = :id")
			.param("id", clock)
			.param("next", at(next))
			.param("version", version)
			.update();
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
