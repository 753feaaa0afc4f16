package feedbackloop.teamwork;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import feedbackloop.process.FourEyesRules;
import feedbackloop.process.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Who of a team comes into question for a new task, and whose turn it is. Whom four eyes
 * keep from it and whom the case is about is never chosen. Neither is who is absent today
 * or whose account is locked.
 */
@Component
class Candidates {

	/** Continues a condition on the account {@code u}. */
	private static final String MAY = """
			u.id_ <> all(:kept) and (u.lock_exp_time_ is null or u.lock_exp_time_ <= :now)
			and exists (select from act_id_membership m where m.user_id_ = u.id_ and m.group_id_ = any(:teams))
			and not exists (
			  select from hidden_from(u.id_) h where h.number = :case or h.improvement_number = :improvement)
			and not exists (
			  select from absence a where a.user_id = u.id_ and a.ended_at is null
			  and a.first_day <= :today and a.last_day >= :today)
			""";

	private static final String IN_TURN = """
			select u.id_ from act_id_user u
			join act_id_membership member on member.user_id_ = u.id_ and member.group_id_ = :team
			where %s order by %s
			  (select max(given.at) from assignment given where given.user_id = u.id_) nulls first, u.id_ limit 1""";

	/** The step that just ends in the same process is in the table still. */
	private static final String FEWEST_OPEN = """
			(select count(*) from act_ru_task t where t.assignee_ = u.id_ and t.proc_inst_id_ <> :process),
			""";

	/**
	 * Triage looks at each case for a moment and counts only where it answered. Else who
	 * triages would get all other work, too.
	 */
	private static final String WORKED_BEFORE = """
			select u.id_ from form_entry e join act_id_user u on u.id_ = e.user_id
			where (e.improvement_number = :improvement or :improvement is null and e.feedback_number in (
			    select this.number from feedback this where this.number = :case
			    union all (
			      select f.number from feedback this join contact customer on customer.id = this.contact_id
			      join contact same on same.phone_index = customer.phone_index or same.email_index = customer.email_index
			      join feedback f on f.contact_id = same.id
			      where this.number = :case order by f.received_at desc limit 100)))
			  and (e.task_key <> 'triage' or e.entries ->> 'answered' = 'true') and %s
			order by e.at desc, e.id desc limit 1"""
		.formatted(MAY);

	private static final String NAMED = """
			with named as (
			  select coalesce(
			    (select measure.owner from measure join improvement i on i.id = measure.improvement_id
			     where i.number = :improvement and measure.number::text = :measure),
			    (select i.owner from improvement i where i.number = :improvement),
			    (select f.case_owner from feedback f where f.number = :case and :improvement is null)) as person),
			turn as (
			  select person, 1 as place from named union all
			  select away.substitute, 2 from named join absence away on away.user_id = person
			  where away.ended_at is null and away.first_day <= :today and away.last_day >= :today)
			select u.id_ from turn join act_id_user u on u.id_ = turn.person where %s order by place limit 1"""
		.formatted(MAY);

	private final FourEyesRules fourEyes;

	private final EntityManager record;

	private final JdbcClient database;

	private final Clock clock;

	Candidates(FourEyesRules fourEyes, EntityManager record, JdbcClient database, Clock clock) {
		this.fourEyes = fourEyes;
		this.record = record;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Who of the team worked last for the customer of the case, or on the improvement.
	 */
	Optional<String> acquainted(NewTask task) {
		return first(WORKED_BEFORE, task, task.team());
	}

	/**
	 * Who has the fewest open tasks; of several, whom the rules gave one longest ago.
	 * Until the transaction ends nobody else is chosen by turn: two tasks at once would
	 * go to the same person.
	 */
	Optional<String> leastBusy(NewTask task) {
		return inTurn(FEWEST_OPEN, task);
	}

	/**
	 * Whom the rules gave a task longest ago; else as {@link #leastBusy}.
	 */
	Optional<String> longestWithout(NewTask task) {
		return inTurn("", task);
	}

	/**
	 * The owner of the measure, the improvement or the case, or the substitute while the
	 * owner is absent. Managers work for all teams.
	 */
	Optional<String> named(NewTask task) {
		return first(NAMED, task, task.team(), Right.MANAGE.groupIds().get(0));
	}

	/**
	 * Remembers that the rules gave somebody the task.
	 */
	void given(NewTask task, String userId) {
		this.database.sql("insert into assignment (task_id, user_id, at) values (:task, :user, :at)")
			.param("task", task.id())
			.param("user", userId)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private Optional<String> inTurn(String before, NewTask task) {
		StatementSpec turn = asked(IN_TURN.formatted(MAY, before), task, task.team()).param("team", task.team())
			.param("process", task.processId());
		this.database.sql("select 1 from pg_advisory_xact_lock(hashtextextended('assignment', 0))")
			.query(Integer.class)
			.single();
		return chosen(turn);
	}

	private Optional<String> first(String statement, NewTask task, String... teams) {
		return chosen(asked(statement, task, teams).param("measure", task.measureNumber(), Types.VARCHAR));
	}

	/** What was answered just now must be in the tables before they are asked. */
	private StatementSpec asked(String statement, NewTask task, String... teams) {
		this.record.flush();
		return this.database.sql(statement)
			.param("kept",
					this.fourEyes.keptFrom(task.asOpen())
						.values()
						.stream()
						.flatMap(Collection::stream)
						.toArray(String[]::new))
			.param("now", Timestamp.from(this.clock.instant()))
			.param("today", LocalDate.now(this.clock))
			.param("teams", teams)
			.param("case", task.feedbackNumber(), Types.VARCHAR)
			.param("improvement", task.improvementNumber(), Types.VARCHAR);
	}

	private static Optional<String> chosen(StatementSpec statement) {
		return statement.query(String.class).optional();
	}

}
