package feedbackloop.person;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the ended cases of which something is still kept whose time is over.
 */
@Component
class DueCases {

	private static final Map<Kept, String> STILL_THERE = new EnumMap<>(Map.of(Kept.CONTACT, """
			length(c.data_key) > 0 and (c.name_sealed is not null or c.phone_sealed is not null
			  or c.email_sealed is not null or c.department is not null)""", Kept.FILE, """
			length(c.data_key) > 0
			and exists (select from evidence_file e where e.feedback_id = f.id and length(e.content_sealed) > 0)""",
			Kept.TEXT, "length(c.data_key) > 0"));

	/** A comparison with no time is not true. */
	private static final String DUE = """
			from feedback f join contact c on c.id = f.contact_id
			left join sensitive_case s on s.number = f.number
			left join legal_hold h on h.number = f.number and h.lifted_at is null
			where f.closed_at is not null
			and f.closed_at < case when h.number is null and not (s.number is not null or f.personal_data) then cast(:ordinary as timestamptz)
			  when h.number is null then cast(:sensitive as timestamptz)
			  when not (s.number is not null or f.personal_data) then cast(:held as timestamptz)
			  else cast(:sensitiveHeld as timestamptz) end
			and\s""";

	private final JdbcClient database;

	DueCases(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The next of them.
	 * @param now in the future, too
	 * @param after id of the case behind which to look
	 */
	List<Due> next(Kept what, KeepingTimes times, Instant now, long after, int most) {
		return asked("select f.id, f.number, f.recorded_at, c.id as contact " + DUE + STILL_THERE.get(what)
				+ " and f.id > :after order by f.id limit :most", what, times, now)
			.param("after", after)
			.param("most", most)
			.query(Due.class)
			.list();
	}

	/** Those of these cases that are due as they stand now. */
	List<Due> still(Kept what, KeepingTimes times, Instant now, List<Due> due) {
		return asked("select f.id, f.number, f.recorded_at, c.id as contact " + DUE + STILL_THERE.get(what)
				+ " and f.id = any(:ids) order by f.id", what, times, now)
			.param("ids", due.stream().map(Due::id).toArray(Long[]::new))
			.query(Due.class)
			.list();
	}

	/** How many there are. */
	int count(Kept what, KeepingTimes times, Instant now) {
		if (what == Kept.RAW_MAIL) {
			return mails(times, now);
		}
		return asked("select count(*) " + DUE + STILL_THERE.get(what), what, times, now).query(Integer.class).single();
	}

	private int mails(KeepingTimes times, Instant now) {
		return this.database.sql("""
				select count(*) from inbound_mail m where raw_sealed is not null and state in ('done', 'dismissed')
				and fetched_at < cast(:before as timestamptz)
				and not exists (select from legal_hold h where h.number = m.number and h.lifted_at is null)""")
			.param("before", before(Kept.RAW_MAIL, times, now, false, false))
			.query(Integer.class)
			.single();
	}

	private JdbcClient.StatementSpec asked(String statement, Kept what, KeepingTimes times, Instant now) {
		return this.database.sql(statement)
			.param("ordinary", before(what, times, now, false, false))
			.param("sensitive", before(what, times, now, true, false))
			.param("held", before(what, times, now, false, true))
			.param("sensitiveHeld", before(what, times, now, true, true));
	}

	private static OffsetDateTime before(Kept what, KeepingTimes times, Instant now, boolean sensitive, boolean hold) {
		return times.of(what, sensitive, hold).map((time) -> now.minus(time).atOffset(ZoneOffset.UTC)).orElse(null);
	}

	/**
	 * A case.
	 *
	 * @param contact id of its contact
	 */
	record Due(long id, String number, OffsetDateTime recordedAt, long contact) {

	}

}
