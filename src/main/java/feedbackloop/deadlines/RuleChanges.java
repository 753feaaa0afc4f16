package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what changed rules make of open deadlines. The preview is one piece of long work,
 * its application another; only one of them goes on at a time.
 */
@Component
class RuleChanges {

	static final String KIND = "ruleChange";

	private static final String SUBJECT = "deadlines";

	private static final String OPEN = "state in ('running', 'paused')";

	private static final String READ = """
			select c.*, %s, %s from recomputation c join long_work preview on preview.id = c.preview_id
			left join long_work application on application.id = c.application_id
			""".formatted(LongWork.columns("preview"), LongWork.columns("application"));

	private final JdbcClient database;

	private final LongWorks works;

	private final WorkingCalendars calendars;

	RuleChanges(JdbcClient database, LongWorks works, WorkingCalendars calendars) {
		this.database = database;
		this.works = works;
		this.calendars = calendars;
	}

	/**
	 * Begins a preview, unless something is being computed by the same rules. What is
	 * computed by others stops.
	 * @return whether it begins
	 */
	@Transactional
	public boolean begin(String rules, String userId) {
		this.database.sql("""
				select coalesce(application_id, preview_id) from recomputation
				where rules <> :rules order by id desc limit 1
				""").param("rules", rules).query(Long.class).optional().ifPresent(this.works::stop);
		Optional<Long> preview = this.works.begin(KIND, SUBJECT, userId, null, countNumbers());
		preview.ifPresent((work) -> this.database.sql("insert into recomputation (rules, preview_id) values (?, ?)")
			.params(rules, work)
			.update());
		return preview.isPresent();
	}

	/**
	 * Begins to apply the latest preview, if it goes by these rules; the caller rolls
	 * back if not.
	 * @return whether it begins
	 */
	boolean apply(long id, String rules, String userId, String reason) {
		return this.works.begin(KIND, SUBJECT, userId, reason, countNumbers()).filter((work) -> this.database.sql("""
				update recomputation set application_id = :work
				where id = :id and rules = :rules and application_id is null
				  and id = (select max(id) from recomputation)
				""").param("work", work).param("id", id).param("rules", rules).update() == 1).isPresent();
	}

	private int countNumbers() {
		return this.database.sql("select count(distinct number) from clock where " + OPEN)
			.query(Integer.class)
			.single();
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

	void failed(long id, String number) {
		this.database.sql("update recomputation set failed = failed || cast(:number as varchar) where id = :id")
			.param("id", id)
			.param("number", number)
			.update();
	}

	/**
	 * The one that this work computes or applies.
	 */
	RuleChange of(LongWork work) {
		return this.database.sql(READ + "where :work in (c.preview_id, c.application_id)")
			.param("work", work.id())
			.query(this::change)
			.single();
	}

	Optional<RuleChange> find(long id) {
		return this.database.sql(READ + "where c.id = :id").param("id", id).query(this::change).optional();
	}

	Optional<RuleChange> latest() {
		return this.database.sql(READ + "order by c.id desc limit 1").query(this::change).optional();
	}

	/**
	 * The last that were applied, latest first.
	 */
	List<RuleChange> applied(int most) {
		return this.database.sql(READ + "where application.state = 'finished' order by c.id desc limit :most")
			.param("most", most)
			.query(this::change)
			.list();
	}

	private RuleChange change(ResultSet row, int index) throws SQLException {
		LongWork preview = LongWork.of(row, "preview");
		Optional<LongWork> application = Optional.ofNullable(LongWork.of(row, "application"));
		LongWork last = application.orElse(preview);
		String state = application.map((work) -> work.state(RuleChange.APPLYING, RuleChange.APPLIED))
			.orElse(preview.state(RuleChange.PREVIEWING, RuleChange.PREVIEWED));
		return new RuleChange(row.getLong("id"), row.getString("rules"), state, preview.askedBy(),
				local(preview.askedAt()), application.map(LongWork::reason).orElse(null),
				application.map(LongWork::askedBy).orElse(null), local(application.map(LongWork::askedAt).orElse(null)),
				local(last.finishedAt()), last.total(), last.done(),
				Arrays.asList((String[]) row.getArray("failed").getArray()));
	}

	private OffsetDateTime local(Instant time) {
		return this.calendars.general().local(time);
	}

}
