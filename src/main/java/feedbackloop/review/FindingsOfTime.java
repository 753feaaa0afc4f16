package feedbackloop.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.deadlines.WorkingTime;
import feedbackloop.feedback.Customers;
import feedbackloop.review.ReviewFinding.Kind;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What a review finds in what happened from one time to before another, the ten worst of
 * each kind.
 */
@Component
class FindingsOfTime {

	static final int MOST = 10;

	private final JdbcClient database;

	private final Customers customers;

	private final WorkingTime working;

	private final HouseTime time;

	FindingsOfTime(JdbcClient database, Customers customers, WorkingTime working, HouseTime time) {
		this.database = database;
		this.customers = customers;
		this.working = working;
		this.time = time;
	}

	/**
	 * All of them, each kind from the worst.
	 */
	List<ReviewFinding> of(OffsetDateTime since, OffsetDateTime until) {
		List<ReviewFinding> all = new ArrayList<>(causes(since, until));
		all.addAll(bottlenecks(since, until));
		all.addAll(education());
		all.addAll(reading());
		all.addAll(service(since, until));
		all.addAll(landed(since, until));
		return all;
	}

	/**
	 * By customers and by the working time that they waited, and those that came back.
	 */
	private List<ReviewFinding> causes(OffsetDateTime since, OffsetDateTime until) {
		List<CaseOfCause> cases = between("""
				select f.number, f.improvement_number, f.received_at, coalesce(f.resolved_at, f.closed_at) as ended,
				  coalesce(i.state = 'landed' and i.finished_at < f.received_at, false) as came_back
				from feedback f join improvement i on i.number = f.improvement_number
				where f.received_at >= :since and f.received_at < :until order by f.id""", since, until)
			.query((row, index) -> new CaseOfCause(row.getString("number"), row.getString("improvement_number"),
					this.time.at(row, "received_at").toInstant(), this.time.at(row, "ended"),
					row.getBoolean("came_back")))
			.list();
		List<ReviewFinding> all = figures(cases, Kind.CUSTOMERS, until);
		List<ReviewFinding> repeated = figures(cases.stream().filter(CaseOfCause::cameBack).toList(), Kind.REPEATS,
				until);
		List<ReviewFinding> waiting = all.stream()
			.map((one) -> ReviewFinding.ofCause(Kind.WAITING, one.improvement(), one.cases(), one.customers(),
					one.minutes()))
			.toList();
		Comparator<ReviewFinding> byCustomers = Comparator.comparing(ReviewFinding::customers,
				Comparator.reverseOrder());
		List<ReviewFinding> found = new ArrayList<>();
		found.addAll(worst(all, byCustomers));
		found.addAll(worst(waiting, Comparator.comparing(ReviewFinding::minutes, Comparator.reverseOrder())));
		found.addAll(worst(repeated, byCustomers));
		return found;
	}

	private List<ReviewFinding> figures(List<CaseOfCause> cases, Kind kind, OffsetDateTime until) {
		Map<String, List<CaseOfCause>> byCause = cases.stream()
			.collect(Collectors.groupingBy(CaseOfCause::improvement, LinkedHashMap::new, Collectors.toList()));
		Map<String, String> causes = cases.stream()
			.collect(Collectors.toMap(CaseOfCause::number, CaseOfCause::improvement));
		Map<String, Integer> counted = this.customers.behindGroups(causes);
		return byCause.entrySet()
			.stream()
			.map((cause) -> ReviewFinding.ofCause(kind, cause.getKey(), cause.getValue().size(),
					counted.get(cause.getKey()),
					cause.getValue().stream().mapToLong((one) -> minutes(one, until)).sum()))
			.toList();
	}

	private long minutes(CaseOfCause one, OffsetDateTime until) {
		OffsetDateTime end = (one.ended() != null && one.ended().isBefore(until)) ? one.ended() : until;
		return this.working.between(null, one.receivedAt(), end.toInstant()).toMinutes();
	}

	private static List<ReviewFinding> worst(List<ReviewFinding> all, Comparator<ReviewFinding> order) {
		return all.stream().sorted(order.thenComparing(ReviewFinding::improvement)).limit(MOST).toList();
	}

	/** Steps without a team are waits for the customer, and late through nobody here. */
	private List<ReviewFinding> bottlenecks(OffsetDateTime since, OffsetDateTime until) {
		return between(
				"""
						select stage, calendar, count(*) as all_of_them, count(*) filter (where due_at < coalesce(closed_at, :until)) as late
						from clock where execution_id is not null and calendar <> 'general' and state <> 'stopped'
						  and started_at < :until and (closed_at >= :since and closed_at < :until
						    or (closed_at is null or closed_at >= :until) and due_at < :until)
						group by stage, calendar having count(*) filter (where due_at < coalesce(closed_at, :until)) > 0
						order by late desc, stage, calendar limit :most""",
				since, until)
			.query((row, index) -> new ReviewFinding(Kind.BOTTLENECKS.key(), null, null, null, null,
					row.getString("stage"), row.getString("calendar"), null, row.getInt("all_of_them"), null, null,
					row.getInt("late")))
			.list();
	}

	private List<ReviewFinding> education() {
		return this.database
			.sql("""
					select i.number, m.number as measure, m.department from measure m join improvement i on i.id = m.improvement_id
					where m.kind = 'education' and m.state <> 'landed' and i.state = 'open' order by m.due, i.number, m.number
					limit :most""")
			.param("most", MOST)
			.query((row, index) -> new ReviewFinding(Kind.EDUCATION.key(), row.getString("number"), null,
					row.getInt("measure"), null, null, row.getString("department"), null, null, null, null, null))
			.list();
	}

	/** As it stands when the review is compiled; what landed again is read again. */
	private List<ReviewFinding> reading() {
		return this.database
			.sql("""
					select i.number, m.number as measure, m.department, count(*) as readers,
					  count(*) filter (where r.acknowledged_at is null or r.acknowledged_at < m.landed_at) as open
					from measure_reader r join measure m on m.id = r.measure_id join improvement i on i.id = m.improvement_id
					where m.state = 'landed' group by i.number, m.number, m.department, m.landed_at
					having count(*) filter (where r.acknowledged_at is null or r.acknowledged_at < m.landed_at) > 0
					order by open desc, m.landed_at, i.number, m.number limit :most""")
			.param("most", MOST)
			.query((row, index) -> new ReviewFinding(Kind.READING.key(), row.getString("number"), null,
					row.getInt("measure"), null, null, row.getString("department"), null, row.getInt("readers"), null,
					null, row.getInt("open")))
			.list();
	}

	private List<ReviewFinding> service(OffsetDateTime since, OffsetDateTime until) {
		return between("""
				select product, count(*) as cases from feedback
				where feedback_type = 'service' and received_at >= :since and received_at < :until
				group by product order by cases desc, product limit :most""", since, until)
			.query((row, index) -> new ReviewFinding(Kind.SERVICE.key(), null, null, null, null, null, null,
					row.getString("product"), row.getInt("cases"), null, null, null))
			.list();
	}

	/**
	 * Also those of the cycle before, so that each has had a whole one to show itself.
	 */
	private List<ReviewFinding> landed(OffsetDateTime since, OffsetDateTime until) {
		return between(
				"""
						select i.number, (select count(*) from feedback f where f.improvement_number = i.number
						  and f.received_at > i.finished_at and f.received_at < :until) as cases
						from improvement i where i.state = 'landed' and i.finished_at < :until
						  and i.finished_at >= cast(:since as timestamptz) - (cast(:until as timestamptz) - cast(:since as timestamptz))
						order by cases desc, i.finished_at, i.number limit 10 * :most""",
				since, until)
			.query((row, index) -> new ReviewFinding(Kind.LANDED.key(), row.getString("number"), null, null, null, null,
					null, null, row.getInt("cases"), null, null, null))
			.list();
	}

	private StatementSpec between(String statement, OffsetDateTime since, OffsetDateTime until) {
		StatementSpec asked = this.database.sql(statement).param("since", since).param("until", until);
		return statement.contains(":most") ? asked.param("most", MOST) : asked;
	}

	/** A case that came in the time, of a cause that is known. */
	private record CaseOfCause(String number, String improvement, Instant receivedAt, OffsetDateTime ended,
			boolean cameBack) {

	}

}
