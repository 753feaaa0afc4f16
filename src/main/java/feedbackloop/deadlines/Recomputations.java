package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each computing anew with how far it has come.
 */
@Component
class Recomputations {

	private static final String OPEN = "state in ('running', 'paused')";

	private final JdbcClient database;

	private final WorkingCalendars calendars;

	private final Clock clock;

	Recomputations(JdbcClient database, WorkingCalendars calendars, Clock clock) {
		this.database = database;
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * Begins a preview, unless something is being computed by the same rules.
	 * @return whether it begins
	 */
	boolean begin(String rules, String userId) {
		this.database.sql("""
				update recomputation set state = 'stopped', finished_at = :now
				where state in ('previewing', 'applying') and rules <> :rules
				""").param("now", now()).param("rules", rules).update();
		return this.database.sql("""
				insert into recomputation (rules, state, asked_by, asked_at, total)
				select :rules, 'previewing', :user, :now, count(distinct number) from clock where %s
				on conflict do nothing
				""".formatted(OPEN)).param("rules", rules).param("user", userId).param("now", now()).update() == 1;
	}

	/**
	 * Begins to apply a preview, if it is the latest and goes by these rules.
	 * @return whether it begins
	 */
	boolean apply(long id, String rules, String userId, String reason) {
		return this.database.sql("""
				update recomputation set state = 'applying', applied_by = :user, applied_at = :now, reason = :reason,
				  finished_at = null, done = 0, position = '',
				  total = (select count(distinct number) from clock where %s)
				where id = :id and state = 'previewed' and rules = :rules and id = (select max(id) from recomputation)
				""".formatted(OPEN))
			.param("id", id)
			.param("rules", rules)
			.param("user", userId)
			.param("reason", reason)
			.param("now", now())
			.update() == 1;
	}

	/**
	 * What is being computed by these rules, for this transaction alone, unless another
	 * node is at it.
	 */
	Optional<Running> next(String rules) {
		return this.database.sql("""
				select id, state = 'applying' as applies, applied_by, position from recomputation
				where state in ('previewing', 'applying') and rules = :rules for update skip locked
				""")
			.param("rules", rules)
			.query((row, index) -> new Running(row.getLong("id"), row.getBoolean("applies"),
					row.getString("applied_by"), row.getString("position")))
			.optional();
	}

	/**
	 * The next cases and improvements with open deadlines, which nobody else changes now.
	 */
	List<String> numbersAfter(String position, int most) {
		List<String> numbers = this.database
			.sql("select distinct number from clock where number > :position and " + OPEN
					+ " order by number limit :most")
			.param("position", position)
			.param("most", most)
			.query(String.class)
			.list();
		if (!numbers.isEmpty()) {
			this.database.sql("select id from clock where number in (:numbers) and " + OPEN + " order by id for update")
				.param("numbers", numbers)
				.query(Long.class)
				.list();
		}
		return numbers;
	}

	void reached(long id, String position, int numbers) {
		this.database.sql("update recomputation set position = :position, done = done + :numbers where id = :id")
			.param("id", id)
			.param("position", position)
			.param("numbers", numbers)
			.update();
	}

	void failed(long id, String number) {
		this.database.sql(
				"update recomputation set failed = failed || cast(:number as varchar), position = :number where id = :id")
			.param("id", id)
			.param("number", number)
			.update();
	}

	void finish(long id) {
		this.database.sql("""
				update recomputation set finished_at = :now,
				  state = case state when 'applying' then 'applied' else 'previewed' end
				where id = :id
				""").param("id", id).param("now", now()).update();
	}

	Optional<Recomputation> find(long id) {
		return this.database.sql("select * from recomputation where id = :id")
			.param("id", id)
			.query(this::recomputation)
			.optional();
	}

	Optional<Recomputation> latest() {
		return this.database.sql("select * from recomputation order by id desc limit 1")
			.query(this::recomputation)
			.optional();
	}

	/**
	 * The last that were applied, latest first.
	 */
	List<Recomputation> applied(int most) {
		return this.database.sql("select * from recomputation where state = 'applied' order by id desc limit :most")
			.param("most", most)
			.query(this::recomputation)
			.list();
	}

	private Recomputation recomputation(ResultSet row, int index) throws SQLException {
		return new Recomputation(row.getLong("id"), row.getString("rules"), row.getString("state"),
				row.getString("asked_by"), time(row, "asked_at"), row.getString("reason"), row.getString("applied_by"),
				time(row, "applied_at"), time(row, "finished_at"), row.getInt("total"), row.getInt("done"),
				Arrays.asList((String[]) row.getArray("failed").getArray()));
	}

	private OffsetDateTime time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.calendars.general().zone()).toOffsetDateTime() : null;
	}

	private OffsetDateTime now() {
		return at(this.clock.instant());
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * What is being computed.
	 *
	 * @param applies whether deadlines follow it
	 * @param appliedBy null while it is a preview
	 * @param position the last case or improvement that is done
	 */
	record Running(long id, boolean applies, String appliedBy, String position) {

	}

}
