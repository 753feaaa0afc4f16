package feedbackloop.figures;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.deadlines.CustomerPromise;
import feedbackloop.deadlines.Promises;
import feedbackloop.deadlines.WorkingTime;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Customers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works out from the record what the figures count of a case: a row of the table
 * {@code case_figures}. The same record and calendar always give the same row.
 */
@Component
class CaseFigures {

	/** What the record says at once; what ends in an underscore is for us only. */
	private static final String FROM_RECORD = """
			select f.number, f.channel, f.product, f.feedback_type, f.grade, f.team, f.verdict,
			  f.original_number is not null as duplicate,
			  f.received_at, f.first_response_at, f.resolved_at,
			  case when f.status = 'closed' then f.closed_at end as closed_at,
			  t.disputed_at, t.reopened_at,
			  f.resolved_at is not null and t.asked_ is not true and (coalesce(g.path_, f.path) is not distinct from 'answer'
			    or exists (select from form_entry e where e.feedback_number = f.number and e.at <= f.resolved_at
			      and e.task_key in ('triage', 'firstResponse') and e.entries ->> 'resolvedAtFirstContact' = 'true'))
			    as first_contact,
			  f.resolved_at is not null and t.disputed_at is null and t.reopened_at is null
			    and not exists (select from form_entry e where e.improvement_number = f.improvement_number
			      and e.task_key = 'verification' and e.entries ->> 'verificationPassed' = 'false' and e.at >= f.received_at)
			    and not exists (select from timeline r where r.number = f.improvement_number and r.kind = 'rollback'
			      and r.at >= f.received_at) as first_time_right,
			  f.chaser or exists (
			    with recursive lead (number, original_number, improvement_number) as (
			      select f.number, f.original_number, f.improvement_number
			      union
			      select o.number, o.original_number, o.improvement_number
			      from lead join feedback o on o.number = lead.original_number)
			    select from lead join timeline l on l.number = lead.improvement_number
			    where l.kind = 'improvementLanded' and l.at <= f.received_at and l.at > f.received_at - interval '90 days')
			    as repeated,
			  1 + coalesce(f.customers_stated, 0) as customers,
			  exists (select from feedback d where d.original_number = f.number)
			    or exists (select from me_too m where m.improvement_number = f.improvement_number) as duplicates_,
			  f.satisfaction_score as score,
			  case when f.satisfaction_score is not null then t.rated_at end as rated_at,
			  r.due as response_due, r.kept as response_kept, s.due as resolution_due, s.kept as resolution_kept,
			  f.feedback_type is not distinct from 'suggestion' or coalesce(g.path_, f.path) is not distinct from 'backlog'
			    as planned_,
			  w.paused_, w.resumed_, w.changed_ > 1 or exists (select from form_entry e where e.feedback_number = f.number
			    and e.task_key = 'firstResponse' and e.entries ->> 'expectedBy' is not null) as may_have_moved_
			from feedback f
			left join lateral (
			  select min(at) filter (where kind = 'customerDisputed') as disputed_at,
			    min(at) filter (where kind = 'customerReopened') as reopened_at,
			    max(at) filter (where kind in ('rated', 'customerConfirmed', 'customerDisputed')) as rated_at,
			    bool_or(kind like '%uestion%' and at <= f.resolved_at) as asked_
			  from timeline where number = f.number and kind in ('rated', 'customerConfirmed', 'customerDisputed',
			    'customerReopened', 'questionAsked', 'told.question', 'drafted.question', 'couldNotTell.question')) t on true
			left join lateral (
			  select path as path_ from grading where number = f.number and at <= f.resolved_at order by id desc limit 1) g
			  on true
			left join lateral (
			  select max(due_at) as due, bool_and(state = 'met') as kept from clock where business_key = f.number
			  and execution_id is null and stage = 'firstResponse' and state <> 'stopped') r on true
			left join lateral (
			  select max(due_at) as due, bool_and(state = 'met') as kept from clock where business_key = f.number
			  and execution_id is null and stage = 'resolution' and state <> 'stopped') s on true
			left join lateral (
			  select array_agg(e.at order by e.id) filter (where what = 'paused' and e.at < f.resolved_at) as paused_,
			    array_agg(e.at order by e.id) filter (where what = 'resumed' and e.at < f.resolved_at) as resumed_,
			    count(*) filter (where what in ('regraded', 'limitChanged', 'calendarChanged')) as changed_
			  from clock c join clock_entry e on e.clock_id = c.id where c.business_key = f.number
			  and c.execution_id is null and c.stage = 'resolution') w on true
			where f.number = any(:numbers)
			""";

	private final JdbcClient database;

	private final WorkingTime workingTime;

	private final Promises promises;

	private final Customers customers;

	private final Cases cases;

	CaseFigures(JdbcClient database, WorkingTime workingTime, Promises promises, Customers customers, Cases cases) {
		this.database = database;
		this.workingTime = workingTime;
		this.promises = promises;
		this.customers = customers;
		this.cases = cases;
	}

	/**
	 * The rows of those cases that there are, by column.
	 */
	List<Map<String, Object>> of(Collection<String> numbers) {
		return this.database.sql(FROM_RECORD)
			.param("numbers", numbers.toArray(String[]::new))
			.query()
			.listOfRows()
			.stream()
			.map(this::complete)
			.toList();
	}

	private Map<String, Object> complete(Map<String, Object> read) {
		Map<String, Object> row = new TreeMap<>(read);
		String number = (String) row.get("number");
		Instant received = time(row.get("received_at"));
		Instant responded = time(row.get("first_response_at"));
		row.put("response_seconds", (responded != null) ? worked(received, responded) : null);
		row.put("resolution_seconds", Boolean.TRUE.equals(row.get("planned_")) ? null : resolution(row));
		if (Boolean.TRUE.equals(row.get("duplicates_"))) {
			row.put("customers", this.customers.behind(List.of(number)));
		}
		row.put("promise_moved", Boolean.TRUE.equals(row.get("may_have_moved_")) && isMoved(number));
		row.keySet().removeIf((column) -> column.endsWith("_"));
		return row;
	}

	/** Null while there is no solution. */
	private Long resolution(Map<String, Object> row) {
		Instant resolved = time(row.get("resolved_at"));
		if (resolved == null) {
			return null;
		}
		long waited = 0;
		List<Instant> resumed = times(row.get("resumed_"));
		for (Instant from : times(row.get("paused_"))) {
			Instant until = resumed.stream().filter((one) -> !one.isBefore(from)).findFirst().orElse(resolved);
			waited += worked(from, until);
		}
		return worked(time(row.get("received_at")), resolved) - waited;
	}

	private boolean isMoved(String number) {
		return this.promises.of(this.cases.get(number))
			.stream()
			.map(CustomerPromise::moves)
			.flatMap(List::stream)
			.anyMatch((move) -> move.to().isAfter(move.from())
					&& !List.of("waiting", "reopened").containsAll(move.reasons()));
	}

	private long worked(Instant from, Instant to) {
		return from.isBefore(to) ? this.workingTime.between(null, from, to).toSeconds() : Duration.ZERO.toSeconds();
	}

	private static Instant time(Object value) {
		return (value != null) ? ((Timestamp) value).toInstant() : null;
	}

	private static List<Instant> times(Object value) {
		List<Instant> times = new ArrayList<>();
		if (value != null) {
			try {
				for (Object one : (Object[]) ((Array) value).getArray()) {
					times.add(time(one));
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The times of a clock cannot be read", ex);
			}
		}
		return times;
	}

}
