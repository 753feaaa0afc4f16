package feedbackloop.deadlines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

	/** As the index {@code clock_remind} has it, so that only those due are read. */
	private static final String NEXT = "coalesce(remind_at, '-infinity')";

	private static final String OPEN_STEPS = "select id from clock where state in ('running', 'paused') and execution_id is not null";

	private final JdbcClient database;

	ReminderStore(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The open clocks of steps that are to be looked at by now, longest due first.
	 */
	List<Long> due(Instant now, int most) {
		return this.database.sql(OPEN_STEPS + " and " + NEXT + " <= :now order by " + NEXT + ", id limit :most")
			.param("now", at(now))
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/**
	 * The open clocks of steps that went by other shares when they were looked at last.
	 */
	List<Long> byOthers(List<Integer> shares, int most) {
		return this.database.sql(OPEN_STEPS + " and reminded_by <> :shares order by " + NEXT + ", id limit :most")
			.param("shares", text(shares))
			.param("most", most)
			.query(Long.class)
			.list();
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
	 * @param shares by which it does
	 */
	void reminded(long clock, Instant until, Optional<Instant> next, List<Integer> shares) {
		this.database
			.sql("update clock set reminded_to = :until, remind_at = :next, reminded_by = :shares where id = :id")
			.param("id", clock)
			.param("until", at(until))
			.param("next", next.map(ReminderStore::at).orElse(NEVER))
			.param("shares", text(shares))
			.update();
	}

	/**
	 * A clock that cannot remind now is looked at again then.
	 */
	void postpone(long clock, Instant next, List<Integer> shares) {
		this.database.sql("update clock set remind_at = :next, reminded_by = :shares where id = :id")
			.param("id", clock)
			.param("next", at(next))
			.param("shares", text(shares))
			.update();
	}

	private static String text(List<Integer> shares) {
		return shares.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
