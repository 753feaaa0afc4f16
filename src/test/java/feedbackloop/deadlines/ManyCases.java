package feedbackloop.deadlines;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of a case that is being worked on, with its clocks, its task and its timers.
 */
final class ManyCases {

	private static final Set<String> IDS = Set.of("id_", "execution_id_", "proc_inst_id_", "process_instance_id_",
			"root_proc_inst_id_", "parent_id_", "var_scope_", "task_id_", "act_inst_id_");

	private final JdbcClient database;

	ManyCases(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Copies the case so many times.
	 * @param prefix of the numbers of the copies, which end in six digits
	 */
	void copy(String number, String prefix, int count) {
		String instance = this.database
			.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null")
			.param(number)
			.query(String.class)
			.single();
		copy("act_ru_execution", "proc_inst_id_", instance, prefix, count);
		copy("act_ru_task", "proc_inst_id_", instance, prefix, count);
		copy("act_ru_variable", "proc_inst_id_", instance, prefix, count);
		copy("act_ru_job", "process_instance_id_", instance, prefix, count);
		copy("act_hi_taskinst", "proc_inst_id_", instance, prefix, count);
		clocks(number, prefix, count);
		this.database.sql("analyze").update();
	}

	private void copy(String table, String column, String instance, String prefix, int count) {
		List<String> columns = this.database
			.sql("select column_name from information_schema.columns where table_name = ? order by ordinal_position")
			.param(table)
			.query(String.class)
			.list();
		String values = columns.stream()
			.map((name) -> name.equals("business_key_")
					? "case when business_key_ is not null then :prefix || lpad(place::text, 6, '0') end"
					: IDS.contains(name) ? name + " || ':' || :prefix || place" : name)
			.collect(Collectors.joining(", "));
		this.database
			.sql("insert into %s (%s) select %s from %s, generate_series(1, :count) place where %s = :instance"
				.formatted(table, String.join(", ", columns), values, table, column))
			.param("prefix", prefix)
			.param("count", count)
			.param("instance", instance)
			.update();
	}

	private void clocks(String number, String prefix, int count) {
		this.database.sql("""
				insert into clock (number, business_key, stage, execution_id, kind, level, calendar, started_at, state,
				  due_at, remaining)
				select :prefix || lpad(place::text, 6, '0'), :prefix || lpad(place::text, 6, '0'), stage,
				  execution_id || ':' || :prefix || place, kind, level, calendar, started_at, state, due_at, remaining
				from clock, generate_series(1, :count) place
				where number = :number and state in ('running', 'paused')
				""").param("prefix", prefix).param("number", number).param("count", count).update();
		this.database.sql("""
				insert into clock_entry (clock_id, at, what, change, actor)
				select copy.id, e.at, e.what, e.change, e.actor
				from clock c join clock_entry e on e.clock_id = c.id
				join clock copy on copy.number like :prefix || '%' and copy.stage = c.stage
				  and (copy.execution_id is null) = (c.execution_id is null)
				where c.number = :number and c.state in ('running', 'paused')
				order by copy.id, e.id
				""").param("prefix", prefix).param("number", number).update();
	}

}
