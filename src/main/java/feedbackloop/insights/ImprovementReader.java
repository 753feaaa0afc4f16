package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads an improvement with its measures and cases.
 */
@Component
class ImprovementReader {

	private final JdbcClient database;

	private final Clock clock;

	ImprovementReader(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * The improvement with the cases that the reader may know of.
	 */
	Optional<CaseFile.ImprovementView> find(String number, String reader) {
		List<CaseFile.MeasureView> measures = this.database.sql("""
				select m.* from measure m join improvement i on i.id = m.improvement_id
				where i.number = :number order by m.number""")
			.param("number", number)
			.query((row, index) -> measure(row))
			.list();
		List<String> cases = this.database.sql("""
				select f.number from feedback f where f.improvement_number = :number and may_see(f, :reader)
				order by f.number""").param("number", number).param("reader", reader).query(String.class).list();
		return this.database.sql("select * from improvement where number = :number")
			.param("number", number)
			.query((row, index) -> improvement(row, cases, measures))
			.optional();
	}

	private CaseFile.ImprovementView improvement(ResultSet row, List<String> cases, List<CaseFile.MeasureView> measures)
			throws SQLException {
		return new CaseFile.ImprovementView(row.getString("number"), row.getString("state"), row.getString("grade"),
				row.getString("lead"), row.getString("root_cause"), row.getString("direction"), at(row, "opened_at"),
				at(row, "finished_at"), row.getString("cost"), row.getString("effect"),
				row.getString("warning_signals"), row.getObject("watch_until", LocalDate.class), cases, measures);
	}

	private CaseFile.MeasureView measure(ResultSet row) throws SQLException {
		return new CaseFile.MeasureView(row.getInt("number"), row.getString("title"), row.getString("kind"),
				row.getString("department"), row.getString("owner"), row.getObject("due", LocalDate.class),
				row.getObject("first_due", LocalDate.class), row.getString("target_version"), row.getString("state"),
				row.getString("landing"), row.getString("criteria"), row.getString("metric"), row.getString("risk"),
				row.getString("fix_version"), row.getInt("rollbacks"), at(row, "landed_at"));
	}

	private OffsetDateTime at(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.clock.getZone()).toOffsetDateTime() : null;
	}

}
