package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.notification.Recipient;
import feedbackloop.notification.StaffNotices;
import feedbackloop.notification.StaffNotices.Line;
import feedbackloop.process.Keys.Tasks;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells each recipient once per working day what has become late and is not done yet. Any
 * number of nodes may try: a lock of the database lets one of them do it, and a recipient
 * gets one digest per day.
 */
@Component
class Digest {

	private static final long LOCK = 0x646967657374L;

	private static final int MOST_LINES = 200;

	private final JdbcClient database;

	private final TaskService tasks;

	private final WorkingCalendars calendars;

	private final StaffNotices notices;

	private final EscalationSettings settings;

	private final Clock clock;

	Digest(JdbcClient database, @Lazy TaskService tasks, WorkingCalendars calendars, StaffNotices notices,
			EscalationSettings settings, Clock clock) {
		this.database = database;
		this.tasks = tasks;
		this.calendars = calendars;
		this.notices = notices;
		this.settings = settings;
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
			this.database.sql("select distinct recipient, team from digest_entry where told_on is null")
				.query((row, index) -> Map.entry(row.getString("recipient"), row.getString("team")))
				.list()
				.stream()
				.filter((open) -> isTime(open.getValue()))
				.map(Map.Entry::getKey)
				.distinct()
				.forEach(this::send);
		}
	}

	private boolean isTime(String team) {
		WorkingCalendar calendar = this.calendars.of(team);
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), calendar.zone());
		return calendar.isWorkingDay(now.toLocalDate()) && !now.toLocalTime().isBefore(this.settings.digestAt());
	}

	private void send(String recipient) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.calendars.general().zone());
		boolean toldToday = this.database
			.sql("select count(*) from digest_entry where recipient = :recipient and told_on = :today")
			.param("recipient", recipient)
			.param("today", today)
			.query(Long.class)
			.single() > 0;
		if (toldToday) {
			return;
		}
		List<Entry> entries = entries(recipient);
		List<Line> lines = stillLate(entries);
		if (!lines.isEmpty()) {
			this.notices.tellDigest(today, Recipient.of(recipient), lines);
		}
		this.database.sql("""
				update digest_entry set told_on = :today
				where recipient = :recipient and escalation_id in (:ids)""")
			.param("today", today)
			.param("recipient", recipient)
			.param("ids", entries.stream().map(Entry::escalationId).toList())
			.update();
	}

	private List<Entry> entries(String recipient) {
		return this.database.sql("""
				select e.id, e.task_id, e.task_key, e.number, e.level, e.due_at
				from digest_entry d join escalation e on e.id = d.escalation_id
				where d.recipient = :recipient and d.told_on is null
				order by e.due_at, e.id limit :most""")
			.param("recipient", recipient)
			.param("most", MOST_LINES)
			.query(Digest::entry)
			.list();
	}

	private static Entry entry(ResultSet row, int index) throws SQLException {
		Line line = new Line(row.getString("number"), Map.of("task", row.getString("task_key"), "due",
				row.getObject("due_at", OffsetDateTime.class).toInstant()));
		boolean endedRound = row.getString("task_key").equals(Tasks.CONTRIBUTE)
				&& row.getInt("level") == EscalationLevel.MISSED.number();
		return new Entry(row.getLong("id"), row.getString("task_id"), endedRound, line);
	}

	/** A task once, however many of its levels are new. */
	private List<Line> stillLate(List<Entry> entries) {
		Set<String> open = this.tasks.createTaskQuery()
			.taskIdIn(entries.stream().map(Entry::taskId).toArray(String[]::new))
			.list()
			.stream()
			.map(Task::getId)
			.collect(Collectors.toSet());
		return entries.stream()
			.filter((entry) -> entry.endedRound() || open.remove(entry.taskId()))
			.map(Entry::line)
			.toList();
	}

	/**
	 * A level that waits to be told.
	 *
	 * @param endedRound whether its task was ended by the deadline itself
	 */
	private record Entry(long escalationId, String taskId, boolean endedRound, Line line) {

	}

}
