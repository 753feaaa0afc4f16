package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads an improvement with its measures and cases.
 */
@Component
class ImprovementReader {

	/** One row a measure; without any, one row. */
	private static final String WITH_MEASURES = """
			select i.*, array(
			  select c.team from contribution c where c.improvement_id = i.id and c.asked_at is not null order by c.id) as asked,
			  m.number as measure, m.title, m.kind, m.department, m.owner as measure_owner, m.due, m.first_due, m.target_version,
			  m.state as measure_state, m.landing, m.criteria, m.metric, m.risk, m.fix_version, m.rollbacks, m.landed_at,
			  m.window_start, m.window_end
			from improvement i left join measure m on m.improvement_id = i.id where i.number = :number order by m.number""";

	private final JdbcClient database;

	private final HouseTime time;

	ImprovementReader(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * The improvement.
	 * @param cases those that it serves and that the reader may know of
	 */
	Optional<CaseFile.ImprovementView> find(String number, List<String> cases) {
		List<CaseFile.MeasureView> measures = new ArrayList<>();
		return this.database.sql(WITH_MEASURES).param("number", number).query((row, index) -> {
			if (row.getString("measure") != null) {
				measures.add(measure(row));
			}
			return improvement(row, cases, measures);
		}).list().stream().findFirst();
	}

	private CaseFile.ImprovementView improvement(ResultSet row, List<String> cases, List<CaseFile.MeasureView> measures)
			throws SQLException {
		return new CaseFile.ImprovementView(row.getString("number"), row.getString("state"), row.getString("grade"),
				row.getString("lead"), row.getString("owner"), row.getString("root_cause"), row.getString("direction"),
				this.time.at(row, "opened_at"), this.time.at(row, "finished_at"), row.getString("cost"),
				row.getString("effect"), row.getString("warning_signals"),
				row.getObject("watch_until", LocalDate.class), cases, measures,
				List.of((String[]) row.getArray("asked").getArray()), mitigation(row), effect(row),
				row.getString("conclusion"));
	}

	private CaseFile.EffectView effect(ResultSet row) throws SQLException {
		OffsetDateTime landed = this.time.at(row, "last_landed_at");
		return (landed == null) ? null
				: new CaseFile.EffectView(landed, this.time.at(row, "effect_checked_at"),
						row.getString("effect_result"), row.getObject("effect_new_cases", Integer.class),
						row.getObject("effect_cases_before", Integer.class));
	}

	private CaseFile.MitigationView mitigation(ResultSet row) throws SQLException {
		OffsetDateTime begun = this.time.at(row, "mitigation_begun_at");
		return (begun == null) ? null : new CaseFile.MitigationView(begun, this.time.at(row, "mitigated_at"),
				this.time.at(row, "mitigation_lifted_at"), row.getString("mitigation_text"));
	}

	private CaseFile.MeasureView measure(ResultSet row) throws SQLException {
		return new CaseFile.MeasureView(row.getInt("measure"), row.getString("title"), row.getString("kind"),
				row.getString("department"), row.getString("measure_owner"), row.getObject("due", LocalDate.class),
				row.getObject("first_due", LocalDate.class), row.getString("target_version"),
				row.getString("measure_state"), row.getString("landing"), row.getString("criteria"),
				row.getString("metric"), row.getString("risk"), row.getString("fix_version"), row.getInt("rollbacks"),
				this.time.at(row, "landed_at"), this.time.at(row, "window_start"), this.time.at(row, "window_end"));
	}

}
