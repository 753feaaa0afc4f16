package feedbackloop.deadlines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps with the clock of each case's resolution when its customer is next to hear how
 * far the work is. A clock that changes is looked at anew; one that is paused, or has
 * ended, is not.
 */
@Component
class ProgressStore {

	/** As the index {@code clock_progress} has it, so that only those due are read. */
	private static final String NEXT = "coalesce(progress_at, '-infinity')";

	private static final String WORKED = "stage = 'resolution' and state = 'running' and execution_id is null";

	/** When no message is due any more. */
	private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	private final JdbcClient database;

	ProgressStore(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The clocks of cases that are to be looked at by now, longest due first.
	 */
	List<Long> due(Instant now, int most) {
		return this.database
			.sql("select id from clock where " + WORKED + " and " + NEXT + " <= :now order by " + NEXT
					+ ", id limit :most")
			.param("now", at(now))
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/**
	 * Those that went by other limits when they were looked at last.
	 */
	List<Long> byOthers(String limits, int most) {
		return this.database
			.sql("select id from clock where " + WORKED + " and progress_by <> :limits order by " + NEXT
					+ ", id limit :most")
			.param("limits", limits)
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/**
	 * A case whose clock runs and that is to be looked at; empty while somebody else
	 * does, or has done so. Nobody else does until the transaction ends.
	 */
	Optional<Worked> lock(long clock, Instant now, String limits) {
		return this.database
			.sql("select number, progress_skipped_at from clock where id = :id and " + WORKED + " and (" + NEXT
					+ " <= :now or progress_by <> :limits) for no key update skip locked")
			.param("id", clock)
			.param("now", at(now))
			.param("limits", limits)
			.query((row, index) -> new Worked(row.getString(1), instant(row.getObject(2, OffsetDateTime.class))))
			.optional();
	}

	/**
	 * A case is looked at again then.
	 * @param next empty if never
	 * @param limits by which that is
	 */
	void next(long clock, Optional<Instant> next, String limits) {
		this.database.sql("update clock set progress_at = :next, progress_by = :limits where id = :id")
			.param("id", clock)
			.param("next", next.map(ProgressStore::at).orElse(NEVER))
			.param("limits", limits)
			.update();
	}

	/**
	 * From now on the next message of the case counts from there.
	 */
	void skip(String number, Instant now) {
		this.database
			.sql("update clock set progress_skipped_at = :now, progress_at = null"
					+ " where number = :number and stage = 'resolution' and execution_id is null")
			.param("number", number)
			.param("now", at(now))
			.update();
	}

	/**
	 * When the customer heard from us last, by a message or on the phone.
	 */
	Optional<Instant> heard(String number) {
		return this.database.sql("""
				select max(l.at) as at from correspondence l join feedback f on f.id = l.feedback_id
				where f.number = :number and (l.direction = 'out' and l.visible_to_customer
				  or l.kind = 'call' and l.subject = 'reached')""")
			.param("number", number)
			.query((row, index) -> Optional.ofNullable(instant(row.getObject(1, OffsetDateTime.class))))
			.single();
	}

	/**
	 * The cases with a draft that nobody works on any more, or that wait for the
	 * customer.
	 */
	List<String> outdated(int most) {
		return this.database
			.sql("""
					select o.number from outbox o join feedback f on f.number = o.number
					where o.state = 'draft' and o.event = 'progress' and o.recipient = 'customer' and not f.status = any(:worked)
					order by o.id limit :most""")
			.param("worked", ProgressPace.WORKED.toArray(String[]::new))
			.param("most", most)
			.query(String.class)
			.list();
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Instant instant(OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * A case that is worked on.
	 *
	 * @param skippedAt when a person skipped a message, or null
	 */
	record Worked(String number, Instant skippedAt) {

	}

}
