package feedbackloop.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.deadlines.DigestTimes;
import feedbackloop.notification.Recipient;
import feedbackloop.notification.StaffNotices;
import feedbackloop.notification.StaffNotices.Line;
import feedbackloop.notification.TaskNews;
import feedbackloop.process.Keys.Notices;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells each person once per working day what can be told in one mail: what is late, and
 * what the table or the person wants told so. What happens after the hour of the digest
 * waits for the next one. Any number of nodes may try: a lock of the database lets one of
 * them do it.
 */
@Component
class Digest {

	private static final long LOCK = 0x646967657374L;

	private static final int MOST_LINES = 200;

	/** What is told may not be told again; after that it is forgotten. */
	private static final int KEPT_DAYS = 90;

	private final JdbcClient database;

	private final TaskService tasks;

	private final DigestTimes times;

	private final StaffNotices notices;

	private final Clock clock;

	Digest(JdbcClient database, @Lazy TaskService tasks, DigestTimes times, StaffNotices notices, Clock clock) {
		this.database = database;
		this.tasks = tasks;
		this.times = times;
		this.notices = notices;
		this.clock = clock;
	}

	/**
	 * Writes the digests that are due.
	 */
	@Transactional
	public void send() {
		boolean leader = this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
		if (leader) {
			LocalDate today = this.times.today();
			Set<String> people = new HashSet<>();
			this.database.sql("select distinct team from digest_line where told_on is null")
				.query((row, index) -> row.getString("team"))
				.list()
				.forEach((team) -> this.times.dueToday(team).ifPresent((due) -> {
					spread(team, due, today);
					people.addAll(people(team, due));
				}));
			people.forEach((person) -> send(person, today));
			if (!people.isEmpty()) {
				forget(today.minusDays(KEPT_DAYS));
			}
		}
	}

	/** What is for a team becomes a line of each member who wants to hear of it. */
	private void spread(String team, Instant due, LocalDate today) {
		List<String> groups = this.database.sql("""
				select distinct recipient from digest_line where recipient like 'group:%'
				and team is not distinct from :team and at <= :due and told_on is null""")
			.param("team", team)
			.param("due", at(due))
			.query(String.class)
			.list();
		for (String recipient : groups) {
			String group = Recipient.of(recipient).id();
			if (this.notices.hasRooms(group)) {
				List<Line> lines = worthTelling(entries(recipient, due));
				this.notices.tellRoomsDigest(today, group, lines);
			}
			this.database
				.sql("""
						with spread as (
						  update digest_line set told_on = :today
						  where recipient = :recipient and at <= :due and told_on is null returning *)
						insert into digest_line (recipient, team, number, event, occasion, task, task_id, due_at, at)
						select 'user:' || m.user_id_, s.team, s.number, s.event, s.occasion, s.task, s.task_id, s.due_at, s.at
						from spread s join act_id_membership m on m.group_id_ = :group
						left join notice_choice c on c.user_id = m.user_id_ and c.event = s.event
						where c.how is distinct from 'off' and not m.user_id_ = any (s.not_to)
						on conflict do nothing""")
				.param("today", today)
				.param("recipient", recipient)
				.param("due", at(due))
				.param("group", group)
				.update();
		}
	}

	private void forget(LocalDate before) {
		this.database.sql("delete from digest_line where told_on < :day").param("day", before).update();
	}

	private List<String> people(String team, Instant due) {
		return this.database.sql("""
				select distinct recipient from digest_line where recipient like 'user:%'
				and team is not distinct from :team and at <= :due and told_on is null""")
			.param("team", team)
			.param("due", at(due))
			.query(String.class)
			.list();
	}

	private void send(String recipient, LocalDate today) {
		boolean toldToday = this.database
			.sql("select exists (select from digest_line where recipient = :recipient and told_on = :today)")
			.param("recipient", recipient)
			.param("today", today)
			.query(Boolean.class)
			.single();
		if (toldToday) {
			return;
		}
		String userId = Recipient.of(recipient).id();
		List<Entry> entries = entries(recipient, this.clock.instant());
		List<Line> lines = worthTelling(entries.stream().filter((entry) -> !userId.equals(entry.mayNotSee())).toList());
		if (!lines.isEmpty()) {
			this.notices.tellDigest(today, userId, lines);
		}
		this.database.sql("update digest_line set told_on = :today where id in (:ids)")
			.param("today", today)
			.param("ids", entries.stream().map(Entry::id).toList())
			.update();
	}

	private List<Entry> entries(String recipient, Instant until) {
		return this.database.sql("""
				select l.*, who_may_not_see(number) as may_not_see,
				  event = :drafted and not exists (
				    select from outbox o where o.number = l.number and o.state = 'draft') as over
				from digest_line l
				where recipient = :recipient and at <= :until and told_on is null
				order by due_at nulls last, id limit :most""")
			.param("drafted", Notices.DRAFTED)
			.param("recipient", recipient)
			.param("until", at(until))
			.param("most", MOST_LINES)
			.query(Digest::entry)
			.list();
	}

	private static Entry entry(ResultSet row, int index) throws SQLException {
		Map<String, Object> facts = new HashMap<>();
		if (row.getString("task") != null) {
			facts.put("task", row.getString("task"));
		}
		if (row.getObject("due_at") != null) {
			facts.put("due", row.getObject("due_at", OffsetDateTime.class).toInstant());
		}
		return new Entry(row.getLong("id"), row.getString("task_id"), row.getBoolean("over"),
				row.getString("may_not_see"), new Line(row.getString("number"), row.getString("event"), facts));
	}

	/**
	 * A task once, however much is new about it, and only while it is open. One that was
	 * offered to a team is no news any more when somebody has claimed it.
	 */
	private List<Line> worthTelling(List<Entry> entries) {
		String[] ids = entries.stream().map(Entry::taskId).filter((id) -> id != null).toArray(String[]::new);
		Map<String, Task> open = (ids.length > 0) ? this.tasks.createTaskQuery()
			.taskIdIn(ids)
			.list()
			.stream()
			.collect(Collectors.toMap(Task::getId, Function.identity())) : new HashMap<>();
		return entries.stream()
			.filter((entry) -> !entry.isOver())
			.filter((entry) -> entry.taskId() == null
					|| isNews(entry, open.get(entry.taskId())) && open.remove(entry.taskId()) != null)
			.map(Entry::line)
			.toList();
	}

	private static boolean isNews(Entry entry, Task open) {
		return open != null && TaskNews.isNews(entry.line().event(), open.getAssignee());
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A line that waits to be told.
	 *
	 * @param taskId the task that must still be open, or null
	 * @param isOver whether the draft that it tells of waits no longer
	 * @param mayNotSee the person from whom the case is hidden, or null
	 */
	private record Entry(long id, String taskId, boolean isOver, String mayNotSee, Line line) {

	}

}
