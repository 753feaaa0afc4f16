package feedbackloop.insights;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.deadlines.WorkingTime;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.ProcessProperties;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which open tasks will miss their deadline if each team goes on as in its last working
 * days. A team finishes so many tasks in a working hour. Its queue is in order of
 * priority and then due date. The third task in it is done when three more are finished.
 * Says nothing about a team that finished too few to tell.
 */
@Component
class Forecast {

	private static final String PROCESS = "feedback";

	private static final int MOST_TASKS = 20_000;

	private static final int PAGE_SIZE = 50;

	private final JdbcClient database;

	private final WorkingTime workingTime;

	private final ProcessProperties properties;

	private final HouseTime time;

	Forecast(JdbcClient database, WorkingTime workingTime, ProcessProperties properties, HouseTime time) {
		this.database = database;
		this.workingTime = workingTime;
		this.properties = properties;
		this.time = time;
	}

	/**
	 * The teams, and what will be late, the latest first.
	 * @param reader to whom a complaint about him is not shown
	 */
	Outlook look(String reader) {
		Instant now = this.time.instant();
		ProcessProperties.Numbers limits = this.properties.of(PROCESS);
		int days = limits.get("forecastDays");
		int least = limits.get("forecastLeast");
		Map<String, List<Waiting>> queues = queues(reader);
		List<Team> teams = new ArrayList<>();
		List<Late> late = new ArrayList<>();
		queues.forEach((name, queue) -> {
			Instant since = this.workingTime.daysBefore(name, now, days);
			int done = finished(name, since);
			Team team = new Team(name, queue.size(), done, this.workingTime.between(name, since, now).toMinutes(),
					done >= least);
			teams.add(team);
			if (team.enough()) {
				late.addAll(late(team, queue, now));
			}
		});
		late.sort(Comparator.comparing(Late::minutes).reversed());
		return new Outlook(days, least, teams, late.size(), late, 0);
	}

	/**
	 * Each task is expected from where the one before it is, so that no time is walked
	 * twice.
	 */
	private List<Late> late(Team team, List<Waiting> queue, Instant now) {
		List<Late> late = new ArrayList<>();
		Instant expected = now;
		Duration until = Duration.ZERO;
		for (int place = 1; place <= queue.size(); place++) {
			Duration needed = Duration.ofMinutes(team.workedMinutes() * place / team.finished());
			if (place == 1 || needed.compareTo(until) > 0) {
				expected = this.workingTime.after(team.name(), expected, needed.minus(until));
				until = needed;
			}
			Waiting task = queue.get(place - 1);
			if (task.shown() && task.due() != null && expected.isAfter(task.due())) {
				late.add(new Late(task.businessKey(), task.key(), team.name(), place, this.time.at(task.due()),
						this.time.at(expected), needed.minus(left(team, now, task.due())).toMinutes()));
			}
		}
		return late;
	}

	/** The team's working time until then; below zero when it has passed. */
	private Duration left(Team team, Instant now, Instant due) {
		return due.isBefore(now) ? this.workingTime.between(team.name(), due, now).negated()
				: this.workingTime.between(team.name(), now, due);
	}

	/** By team, in the order in which it works. */
	private Map<String, List<Waiting>> queues(String reader) {
		Map<String, List<Waiting>> queues = new TreeMap<>();
		this.database.sql("""
				select l.group_id_, t.task_def_key_, t.due_date_, e.business_key_,
				  not exists (select from hidden_from(:reader) h where h.number = e.business_key_) as shown
				from act_ru_task t
				join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
				join act_ru_execution e on e.id_ = t.proc_inst_id_
				order by t.priority_ desc, t.due_date_, t.create_time_, t.id_ limit :most
				""").param("reader", reader).param("most", MOST_TASKS).query((row, index) -> {
			Timestamp due = row.getTimestamp("due_date_");
			return queues.computeIfAbsent(row.getString("group_id_"), (team) -> new ArrayList<>())
				.add(new Waiting(row.getString("business_key_"), row.getString("task_def_key_"),
						(due != null) ? due.toInstant() : null, row.getBoolean("shown")));
		}).list();
		return queues;
	}

	private int finished(String team, Instant since) {
		return this.database.sql("""
				select count(distinct t.id_) from act_hi_taskinst t
				join act_hi_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.operation_type_ = 'add'
				where l.group_id_ = :team and t.end_time_ >= :since and t.delete_reason_ = 'completed'
				""").param("team", team).param("since", Timestamp.from(since)).query(Integer.class).single();
	}

	/** An open task in its queue. */
	private record Waiting(String businessKey, String key, Instant due, boolean shown) {

	}

	/**
	 * What lies ahead.
	 *
	 * @param days working days that the pace is taken from
	 * @param least finished tasks below which nothing is said about a team
	 * @param total how many will be late
	 * @param late those of the page, the latest first
	 * @param page from 0
	 */
	record Outlook(int days, int least, List<Team> teams, int total, List<Late> late, int page) {

		Outlook page(int wanted) {
			int from = (int) Math.min((long) Math.max(wanted, 0) * PAGE_SIZE, this.total);
			return new Outlook(this.days, this.least, this.teams, this.total,
					this.late.subList(from, Math.min(from + PAGE_SIZE, this.total)), from / PAGE_SIZE);
		}

		public boolean hasNext() {
			return (this.page + 1) * PAGE_SIZE < this.total;
		}

	}

	/**
	 * A team with open tasks.
	 *
	 * @param waiting open tasks in its queue
	 * @param finished tasks that it finished in those days
	 * @param workedMinutes its working time in those days
	 * @param enough whether it finished enough of them to tell
	 */
	record Team(String name, int waiting, int finished, long workedMinutes, boolean enough) {

		/**
		 * Finished tasks in a working hour, to two decimals.
		 */
		public double perHour() {
			return (this.workedMinutes > 0) ? Math.round(this.finished * 6000.0 / this.workedMinutes) / 100.0 : 0;
		}

	}

	/**
	 * A task that will be late.
	 *
	 * @param place in the queue of its team, from 1
	 * @param minutes working time by which it will be late
	 */
	record Late(String businessKey, String task, String team, int place, OffsetDateTime due, OffsetDateTime expected,
			long minutes) {

		/** The case or improvement, without the measure. */
		public String number() {
			return BusinessKey.number(this.businessKey);
		}

	}

}
