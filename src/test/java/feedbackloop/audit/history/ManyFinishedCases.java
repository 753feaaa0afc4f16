package feedbackloop.audit.history;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies a case that was really worked, row by row in the database, over three years. Of
 * every copy there is all that lists and searches look through; what is only ever read of
 * one instance, such as its variables and jobs, there is of every fiftieth copy.
 */
final class ManyFinishedCases {

	/** Looked through by lists and searches: table and column of the case. */
	private static final Map<String, String> SEARCHED = Map.of("act_hi_procinst", "id_", "act_hi_taskinst",
			"proc_inst_id_");

	private static final List<String> READ_OF_ONE = List.of("act_hi_actinst", "act_hi_varinst", "act_hi_detail",
			"act_hi_op_log");

	private static final int CHUNK = 2000;

	private static final String EVERY = "true";

	private static final String EVERY_FIFTIETH = "place % 50 = 0";

	/** Ids of the engine, each copied to an id of its own. */
	private static final List<String> IDS = List.of("id_", "proc_inst_id_", "process_instance_id_",
			"root_proc_inst_id_", "execution_id_", "act_inst_id_", "parent_act_inst_id_", "task_id_", "dec_inst_id_",
			"super_process_instance_id_", "call_proc_inst_id_", "var_inst_id_", "operation_id_", "job_id_");

	private static final String GRADE = "(array['urgent', 'high', 'medium', 'low', 'low', 'medium'])[place % 6 + 1]";

	private static final String TEAM = "(array['support', 'product', 'operations', 'quality'])[place % 4 + 1]";

	private final JdbcClient database;

	ManyFinishedCases(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Copies a case.
	 * @param first place of the first copy; places are unique over all cases
	 * @return the number of the copy at the first place
	 */
	String copy(String number, int first, int count) {
		String instance = this.database.sql("select id_ from act_hi_procinst where business_key_ = ?")
			.param(number)
			.query(String.class)
			.single();
		SEARCHED.forEach((table, column) -> engine(table, column + " = '" + instance + "'", EVERY, first, count));
		String ofCase = "proc_inst_id_ = '" + instance + "'";
		String searched = ofCase + " and dec_def_key_ in ('grade', 'screening', 'firstMark')";
		String others = ofCase + " and dec_def_key_ not in ('grade', 'screening', 'firstMark')";
		decisions(searched, EVERY, first, count);
		decisions(others, EVERY_FIFTIETH, first, count);
		READ_OF_ONE.forEach((table) -> engine(table, ofCase, EVERY_FIFTIETH, first, count));
		engine("act_hi_job_log", "process_instance_id_ = '" + instance + "'", EVERY_FIFTIETH, first, count);
		engine("act_hi_identitylink", "root_proc_inst_id_ = '" + instance + "'", EVERY_FIFTIETH, first, count);
		record("feedback", "number", number, EVERY, first, count);
		record("clock", "number", number, EVERY, first, count);
		record("timeline", "number", number, EVERY, first, count);
		record("form_entry", "business_key", number, EVERY, first, count);
		record("outbox", "number", number, EVERY_FIFTIETH, first, count);
		letters(number, first, count);
		ledgers(number, first, count);
		return this.database.sql("select 'FB-20200101-' || lpad(?::text, 6, '0')")
			.param(first)
			.query(String.class)
			.single();
	}

	/** Lets the database know what it holds, table by table. */
	void analyze() {
		this.database.sql("select relname from pg_stat_user_tables where n_mod_since_analyze > 1000")
			.query(String.class)
			.list()
			.forEach((table) -> this.database.sql("analyze " + table).update());
	}

	private void decisions(String rows, String places, int first, int count) {
		engine("act_hi_decinst", rows, places, first, count);
		String parts = "dec_inst_id_ in (select id_ from act_hi_decinst where " + rows + ")";
		engine("act_hi_dec_in", parts, places, first, count);
		engine("act_hi_dec_out", parts, places, first, count);
	}

	private void engine(String table, String rows, String places, int first, int count) {
		insert(table, rows, places, first, count, columns(table).stream()
			.collect(Collectors.toMap((column) -> column, (column) -> engineValue(table, column))));
	}

	private String engineValue(String table, String column) {
		if (IDS.contains(column)) {
			return "md5(" + column + " || ':' || place)";
		}
		return switch (column) {
			case "business_key_" -> newNumber();
			case "rule_id_" -> "case when place % 1000 = 7 then 'rule_rare' else rule_id_ end";
			case "start_time_", "end_time_", "eval_time_", "create_time_", "time_", "timestamp_" -> earlier(column);
			default -> column;
		};
	}

	private void record(String table, String column, String number, String places, int first, int count) {
		insert(table, column + " = '" + number + "'", places, first, count,
				columns(table).stream()
					.filter((name) -> !name.equals("id"))
					.collect(Collectors.toMap((name) -> name, ManyFinishedCases::recordValue)));
	}

	private static String recordValue(String column) {
		return switch (column) {
			case "number", "business_key", "feedback_number" -> newNumber();
			// Else all copies would be cases of one improvement.
			case "improvement_number" -> "cast(null as varchar)";
			case "task_id", "execution_id" -> "md5(" + column + " || ':' || place)";
			case "grade" -> "case when grade is not null then " + GRADE + " end";
			case "team" -> "case when team is not null then " + TEAM + " end";
			case "user_id" -> "case when place % 500 = 3 then 'support2' else user_id end";
			case "received_at", "recorded_at", "closed_at", "started_at", "due_at", "at", "created_at" ->
				earlier(column);
			default -> column;
		};
	}

	private void letters(String number, int first, int count) {
		String columns = String.join(", ",
				columns("correspondence").stream().filter((c) -> !c.equals("id") && !c.equals("feedback_id")).toList());
		inChunks(
				"""
						insert into correspondence (feedback_id, %1$s)
						select copied.id, %2$s from generate_series(:first, :last) place
						join feedback copied on copied.number = %3$s
						join feedback worked on worked.number = '%4$s' join correspondence c on c.feedback_id = worked.id
						where %5$s"""
					.formatted(columns, "c." + columns.replace(", ", ", c."), newNumber(), number, EVERY_FIFTIETH),
				first, count);
	}

	private void ledgers(String number, int first, int count) {
		inChunks("""
				insert into clock_entry (clock_id, at, what, change, actor)
				select copied.id, e.at, e.what, e.change, e.actor from generate_series(:first, :last) place
				join clock copied on copied.number = %s
				join clock worked on worked.number = '%s' and worked.stage = copied.stage
				join clock_entry e on e.clock_id = worked.id
				where %s order by e.id""".formatted(newNumber(), number, EVERY_FIFTIETH), first, count);
	}

	private void insert(String table, String rows, String places, int first, int count, Map<String, String> values) {
		inChunks("insert into %s (%s) select %s from %s, generate_series(:first, :last) place where %s and %s"
			.formatted(table, String.join(", ", values.keySet()), String.join(", ", values.values()), table, rows,
					places),
				first, count);
	}

	/** No statement may take longer than any other of the application. */
	private void inChunks(String sql, int first, int count) {
		for (int start = first; start < first + count; start += CHUNK) {
			this.database.sql(sql)
				.param("first", start)
				.param("last", Math.min(start + CHUNK, first + count) - 1)
				.update();
		}
	}

	private List<String> columns(String table) {
		return this.database
			.sql("select column_name from information_schema.columns where table_name = ? order by ordinal_position")
			.param(table)
			.query(String.class)
			.list();
	}

	private static String newNumber() {
		return "'FB-20200101-' || lpad(cast(place as text), 6, '0')";
	}

	/** Over three years, the first place the latest. */
	private static String earlier(String column) {
		return column + " - place * interval '15 minutes'";
	}

}
