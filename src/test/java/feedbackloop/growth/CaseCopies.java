package feedbackloop.growth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies a case that was really worked, by SQL, as often as a database of years holds
 * such cases: every row of the engine and of the record that belongs to the case, its
 * improvement and its measures, under ids and numbers of its own and at a time of its
 * own.
 */
final class CaseCopies {

	/** Copies made by one statement. */
	private static final int CHUNK = 1000;

	/** Ids that a copy of one case may use up. */
	private static final int IDS_OF_A_COPY = 200;

	/** Of the record: which rows belong to the case. */
	private static final Map<String, String> RECORD = new LinkedHashMap<>();

	/** Columns that refer to another row of the record, and to which table. */
	private static final Map<String, String> REFERENCES = Map.of("contact_id", "contact", "feedback_id", "feedback",
			"improvement_id", "improvement", "clock_id", "clock", "routed_by", "grading");

	private static final String OF_CASE = "number in (select number from copied_number)";

	private static final String OF_FEEDBACK = "feedback_id in (select id from feedback where " + OF_CASE + ")";

	private static final String OF_IMPROVEMENT = "improvement_id in (select id from improvement where " + OF_CASE + ")";

	static {
		RECORD.put("contact", "id in (select contact_id from feedback where " + OF_CASE + ")");
		for (String table : List.of("feedback", "timeline", "outbox", "grading", "clock", "improvement")) {
			RECORD.put(table, OF_CASE);
		}
		RECORD.put("form_entry", "feedback_number in (select number from copied_number)");
		RECORD.put("correspondence", OF_FEEDBACK);
		RECORD.put("clock_entry", "clock_id in (select id from clock where " + OF_CASE + ")");
		for (String table : List.of("contribution", "measure")) {
			RECORD.put(table, OF_IMPROVEMENT);
		}
	}

	private final JdbcClient database;

	/**
	 * @param database always the same connection, since what is copied stands in tables
	 * of its own
	 */
	CaseCopies(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Copies the case.
	 * @param prefix of the numbers of the copies after FB- and IM-, such as 19990101: no
	 * day on which a case was worked
	 * @param apart how much earlier each copy is than the one before, as an interval
	 */
	void copy(String number, String prefix, int count, String apart) {
		remember(number);
		Map<String, String> tables = engineTables();
		tables.putAll(RECORD);
		rememberIds(tables);
		for (int first = 1; first <= count; first += CHUNK) {
			int last = Math.min(first + CHUNK - 1, count);
			for (Map.Entry<String, String> table : tables.entrySet()) {
				this.database.sql(insertion(table.getKey(), table.getValue(), prefix, apart))
					.param("first", first)
					.param("last", last)
					.update();
			}
		}
		RECORD.keySet().forEach(this::goOnAfter);
		this.database.sql("analyze").update();
	}

	private void remember(String number) {
		this.database.sql("drop table if exists copied_number, copied_instance, copied_id, copied_row").update();
		this.database.sql("""
				create temp table copied_number as
				select number from feedback where number = :number
				union select improvement_number from feedback where number = :number and improvement_number is not null
				""").param("number", number).update();
		this.database.sql("""
				create temp table copied_instance as select id_ from act_hi_procinst where root_proc_inst_id_ in (
				  select id_ from act_hi_procinst where business_key_ in (select number from copied_number))
				""").update();
	}

	/** Which rows of the engine's tables belong to the case. */
	private Map<String, String> engineTables() {
		Map<String, String> tables = new LinkedHashMap<>();
		this.database.sql("""
				select distinct on (t.table_name) t.table_name as name, c.column_name as instance
				from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
				where table_schema = 'public' and t.table_name ~ '^act_(ru|hi)_' and c.column_name in
				  ('proc_inst_id_', 'process_instance_id_', 'root_proc_inst_id_')
				order by t.table_name, c.column_name = 'root_proc_inst_id_'
				""")
			.query((row, index) -> tables.put(row.getString("name"),
					row.getString("instance") + " in (select id_ from copied_instance)"))
			.list();
		tables.put("act_hi_dec_in",
				"dec_inst_id_ in (select id_ from act_hi_decinst where " + tables.get("act_hi_decinst") + ")");
		tables.put("act_hi_dec_out", tables.get("act_hi_dec_in"));
		tables.put("act_hi_identitylink", "root_proc_inst_id_ in (select id_ from copied_instance)");
		String tasks = tables.get("act_ru_task");
		tables.put("act_ru_identitylink", "task_id_ in (select id_ from act_ru_task where " + tasks + ")");
		// Others refer to these.
		Map<String, String> ordered = new LinkedHashMap<>();
		ordered.put("act_ru_execution", tables.remove("act_ru_execution"));
		ordered.put("act_ru_task", tables.remove("act_ru_task"));
		ordered.putAll(tables);
		return ordered;
	}

	/** Ids of the engine are texts; those of the record are numbered within the case. */
	private void rememberIds(Map<String, String> tables) {
		this.database.sql("create temp table copied_id (id varchar primary key)").update();
		this.database
			.sql("create temp table copied_row (entity varchar, id bigint, place bigint, base bigint,"
					+ " primary key (entity, id))")
			.update();
		tables.forEach((table, rows) -> {
			if (RECORD.containsKey(table)) {
				this.database.sql("""
						insert into copied_row select '%1$s', id, row_number() over (order by id),
						  (select max(id) from %1$s) from %1$s where %2$s""".formatted(table, rows)).update();
			}
			else if (columns(table).containsKey("id_")) {
				this.database
					.sql("insert into copied_id select id_ from %s where %s on conflict do nothing".formatted(table,
							rows))
					.update();
			}
		});
	}

	private String insertion(String table, String rows, String prefix, String apart) {
		Map<String, String> columns = columns(table);
		String values = columns.entrySet()
			.stream()
			.map((column) -> value(table, column.getKey(), column.getValue(), prefix, apart))
			.collect(Collectors.joining(", "));
		return "insert into %s (%s) overriding system value select %s from %s r, generate_series(:first, :last) place where %s"
			.formatted(table, String.join(", ", columns.keySet()), values, table,
					rows.replaceFirst("^(\\w+) in", "r.$1 in"));
	}

	private String value(String table, String column, String type, String prefix, String apart) {
		String worked = "r." + column;
		if (type.equals("bigint") && column.equals("id")) {
			return newId(table, worked);
		}
		if (type.equals("bigint") && REFERENCES.containsKey(column)) {
			return newId(REFERENCES.get(column), worked);
		}
		if (type.startsWith("timestamp")) {
			return worked + " - place * interval '" + apart + "'";
		}
		if (type.equals("jsonb")) {
			return "cast(" + numbered("cast(" + worked + " as text)", prefix) + " as jsonb)";
		}
		if (type.equals("text") && column.equals("description_masked")) {
			return worked + " || ' ' || md5(cast(place as text))";
		}
		if (type.equals("character varying")) {
			return "case when exists (select from copied_id where id = %1$s) then md5(%1$s || ':%2$s' || place) else %3$s end"
				.formatted(worked, prefix, numbered(worked, prefix));
		}
		return worked;
	}

	private static String newId(String table, String worked) {
		return "(select base + place.place * %d + known.place from copied_row known where entity = '%s' and known.id = %s)"
			.formatted(IDS_OF_A_COPY, table, worked);
	}

	/** The text with the numbers of the copy for those of the case. */
	private static String numbered(String worked, String prefix) {
		return "regexp_replace(%s, '(FB|IM)-[0-9]{8}-[0-9]{6}', '\\1-%s-' || lpad(cast(place as text), 6, '0'), 'g')"
			.formatted(worked, prefix);
	}

	/** What the application writes next gets an id after those of the copies. */
	private void goOnAfter(String table) {
		this.database
			.sql("select setval(pg_get_serial_sequence('%1$s', 'id'), (select coalesce(max(id), 1) from %1$s))"
				.formatted(table))
			.query(Long.class)
			.single();
	}

	private Map<String, String> columns(String table) {
		Map<String, String> columns = new LinkedHashMap<>();
		this.database.sql("""
				select column_name, data_type from information_schema.columns
				where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position
				""").param(table).query((row, index) -> columns.put(row.getString(1), row.getString(2))).list();
		return columns;
	}

}
