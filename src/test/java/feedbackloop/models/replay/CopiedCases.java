package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.testing.RecordCopies;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of the record of a case, without its process.
 */
final class CopiedCases {

	private final JdbcClient database;

	CopiedCases(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Copies a case with its two clocks.
	 * @param prefix of the numbers of the copies, which end in six digits
	 */
	void copy(String number, String prefix, int count) {
		new RecordCopies(this.database, prefix).of(number, count);
		this.database.sql("""
				insert into clock (number, business_key, stage, kind, level, calendar, started_at, state, due_at)
				select :prefix || lpad(place::text, 6, '0'), :prefix || lpad(place::text, 6, '0'), stage, kind, level,
				  calendar, started_at, state, due_at
				from clock, generate_series(1, :count) place where number = :number and execution_id is null
				""").param("prefix", prefix).param("count", count).param("number", number).update();
		this.database.sql("""
				insert into clock_entry (clock_id, at, what, change, actor)
				select copy.id, e.at, e.what, e.change, e.actor
				from clock c join clock_entry e on e.clock_id = c.id
				join clock copy on copy.number like :prefix || '%' and copy.stage = c.stage
				where c.number = :number and c.execution_id is null order by copy.id, e.id
				""").param("prefix", prefix).param("number", number).update();
	}

	/**
	 * Copies the latest grading of a case for its copies, with facts of all kinds and as
	 * many customers as the record then has.
	 */
	void grade(String number, String prefix) {
		String columns = this.database.sql("""
				select column_name from information_schema.columns
				where table_name = 'grading' and column_name not in ('id', 'number', 'feedback_type', 'affected_stated',
				  'customers', 'severity', 'urgency', 'major_loss_risk', 'compliance_risk', 'known_cause')
				""").query(String.class).list().stream().collect(Collectors.joining(", "));
		this.database.sql("""
				insert into grading (number, feedback_type, affected_stated, customers, severity, urgency,
				  major_loss_risk, compliance_risk, known_cause, %s)
				select f.number, (array['defect', 'experience', 'performance', 'suggestion', 'service', 'wording',
				    'transaction', 'paymentSecurity', 'documentation', 'praise'])[1 + mod(f.id * 7, 10)],
				  1 + mod(f.id, 5), 1 + mod(f.id, 40), 1 + mod(f.id / 5, 5), 1 + mod(f.id / 25, 5), mod(f.id, 97) = 0,
				  mod(f.id, 31) = 0, mod(f.id, 11) = 0, %s
				from grading g, feedback f
				where g.id = (select max(id) from grading where number = :number) and f.number like :prefix || '%%'
				order by f.id
				""".formatted(columns, "g." + columns.replace(", ", ", g.")))
			.param("number", number)
			.param("prefix", prefix)
			.update();
		this.database.sql("""
				update feedback f set customers_stated = g.customers - 1 from grading g
				where g.number = f.number and f.number like :prefix || '%'
				""").param("prefix", prefix).update();
	}

	/**
	 * What triage would state of each copy to get the facts of its grading, by the names
	 * of the variables, and the number.
	 */
	List<Map<String, Object>> facts(String prefix) {
		return this.database.sql("""
				select number, feedback_type as "feedbackType", affected_stated::integer as affected,
				  severity::integer as severity, urgency::integer as urgency, major_loss_risk as "majorLossRisk",
				  compliance_risk as "complianceRisk", known_cause as "knownCause"
				from grading where number like :prefix || '%' order by number
				""").param("prefix", prefix).query().listOfRows();
	}

	/**
	 * Forgets the copies, so that other tests do not meet them.
	 */
	void remove(String prefix) {
		this.database
			.sql("""
					delete from correspondence where feedback_id in (select id from feedback where number like :prefix || '%')
					""")
			.param("prefix", prefix)
			.update();
		for (String table : List.of("replay_case", "replay_clock", "grading", "timeline", "outbox")) {
			this.database.sql("delete from " + table + " where number like :prefix || '%'")
				.param("prefix", prefix)
				.update();
		}
		this.database.sql("""
				delete from clock_entry where clock_id in (select id from clock where number like :prefix || '%')
				""").param("prefix", prefix).update();
		this.database.sql("delete from clock where number like :prefix || '%'").param("prefix", prefix).update();
		new RecordCopies(this.database, prefix).remove();
	}

}
