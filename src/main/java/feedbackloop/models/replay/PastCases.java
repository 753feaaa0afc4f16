package feedbackloop.models.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.grading.CaseOrigin;
import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority.Route;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads graded cases with the facts of their latest grading, and where they come from as
 * the record says now.
 */
@Component
class PastCases {

	private static final String CHOSEN = """
			from feedback f
			where exists (select 1 from grading where number = f.number)
			  and (cast(:first as timestamptz) is null or f.received_at >= :first)
			  and (cast(:end as timestamptz) is null or f.received_at < :end)
			  and (:cases = 'all' or (:cases = 'ended') = (f.status in ('closed', 'declined', 'withdrawn')))
			""";

	private final JdbcClient database;

	private final Clock clock;

	PastCases(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * How many cases a replay is about.
	 */
	int count(CaseChoice choice) {
		return this.database.sql("select count(*) " + CHOSEN).params(chosen(choice)).query(Integer.class).single();
	}

	/**
	 * The next cases in the order of their numbers.
	 * @param position the last number that is done, empty at the beginning
	 */
	List<PastCase> after(String position, CaseChoice choice, int most) {
		return this.database.sql("""
				select chosen.number, chosen.status in ('closed', 'declined', 'withdrawn') as ended, chosen.received_at,
				  chosen.product, chosen.module, chosen.region, chosen.channel, chosen.customer_group,
				  g.id, g.feedback_type, g.affected_stated, g.customers, g.severity, g.urgency, g.major_loss_risk,
				  g.compliance_risk, g.known_cause, g.score, g.grade, g.path, g.team, g.lead,
				  t.id as triage_id, t.feedback_type as triage_feedback_type,
				  t.affected_stated as triage_affected_stated, t.customers as triage_customers,
				  t.severity as triage_severity, t.urgency as triage_urgency,
				  t.major_loss_risk as triage_major_loss_risk, t.compliance_risk as triage_compliance_risk,
				  t.known_cause as triage_known_cause
				from (select f.number, f.status, f.received_at, f.product, f.module, f.region, f.channel,
				    f.customer_group %s and f.number > :position
				  order by f.number limit :most) chosen
				join grading g on g.id = (select max(id) from grading where number = chosen.number)
				left join grading t on t.id = g.routed_by
				order by chosen.number
				""".formatted(CHOSEN))
			.params(chosen(choice))
			.param("position", position)
			.param("most", most)
			.query((row, index) -> past(row))
			.list();
	}

	private Map<String, Object> chosen(CaseChoice choice) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("first", startOf(choice.firstDay()));
		parameters.put("end", (choice.lastDay() != null) ? startOf(choice.lastDay().plusDays(1)) : null);
		parameters.put("cases", choice.cases());
		return parameters;
	}

	private OffsetDateTime startOf(LocalDate day) {
		return (day != null) ? day.atStartOfDay(this.clock.getZone()).toOffsetDateTime() : null;
	}

	private static PastCase past(ResultSet row) throws SQLException {
		GradingFacts facts = facts(row, "");
		return new PastCase(row.getString("number"), row.getBoolean("ended"),
				row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getLong("id"), facts,
				(row.getObject("triage_id") != null) ? facts(row, "triage_") : facts, row.getBigDecimal("score"),
				row.getString("grade"), new Route(row.getString("path"), row.getString("team"), row.getString("lead")));
	}

	private static GradingFacts facts(ResultSet row, String prefix) throws SQLException {
		return new GradingFacts(row.getString(prefix + "feedback_type"), row.getInt(prefix + "affected_stated"),
				(Integer) row.getObject(prefix + "customers"), row.getInt(prefix + "severity"),
				row.getInt(prefix + "urgency"), row.getBoolean(prefix + "major_loss_risk"),
				row.getBoolean(prefix + "compliance_risk"), row.getBoolean(prefix + "known_cause"),
				new CaseOrigin(row.getString("product"), row.getString("module"), row.getString("region"),
						row.getString("channel"), row.getString("customer_group")));
	}

}
