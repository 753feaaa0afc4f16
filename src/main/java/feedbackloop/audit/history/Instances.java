package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds process instances, running and finished, by what the record knows of their cases.
 * Asks the engine's table of instances itself. The engine's own query would look for
 * grades and teams among the values of all variables. It also counts without an end.
 */
@Component
class Instances {

	private static final String CASES = """
			from act_hi_procinst p
			left join feedback f on p.proc_def_key_ = 'feedback' and f.number = p.business_key_
			left join improvement i on p.proc_def_key_ in ('improvement', 'measure', 'contribution', 'effectCheck')
			  and i.number = substring(p.business_key_ from '^IM-\\d+-\\d+')
			left join measure m on p.proc_def_key_ = 'measure' and m.improvement_id = i.id
			  and p.business_key_ = i.number || '-' || m.number
			where\s""";

	/**
	 * By business keys, which have an index; what an improvement calls has its number and
	 * the number of the measure, the team or {@code effect}.
	 */
	private static final String OF_NUMBER = """
			p.business_key_ in (
			  select cast(:number as varchar)
			  union all select cause.number || '-' || planned.number
			  from improvement cause join measure planned on planned.improvement_id = cause.id
			  where cause.number = :number
			  union all select cause.number || '-' || asked.team
			  from improvement cause join contribution asked on asked.improvement_id = cause.id
			  where cause.number = :number and asked.asked_at is not null
			  union all select cast(:number as varchar) || '-effect')""";

	private static final String LATE = """
			p.business_key_ in (
			  select business_key from clock where state = 'missed'
			  union all select business_key from clock where state = 'running' and due_at < :now)""";

	private static final String TOUCHED_BY_PERSON = """
			p.business_key_ in (
			  select business_key from form_entry where user_id = :person
			  union select number from timeline where actor = :person and actor not in ('system', 'customer')
			  union select held.business_key_ from act_ru_task task
			    join act_ru_execution held on held.id_ = task.proc_inst_id_ where task.assignee_ = :person)""";

	private static final String DECIDED_BY_TABLE = """
			p.id_ in (select proc_inst_id_ from act_hi_decinst where dec_def_key_ = :decision)""";

	private static final String DECIDED_BY_RULE = """
			p.id_ in (
			  select d.proc_inst_id_ from act_hi_dec_out o join act_hi_decinst d on d.id_ = o.dec_inst_id_
			  where o.rule_id_ = :rule and d.dec_def_key_ = :decision)""";

	private final Cases cases;

	private final JdbcClient database;

	private final HouseTime time;

	private final Words words;

	Instances(Cases cases, JdbcClient database, HouseTime time, Words words) {
		this.cases = cases;
		this.database = database;
		this.time = time;
		this.words = words;
	}

	/**
	 * One page, the newest first.
	 * @param reader user id of who looks; complaints about that person are left out
	 */
	InstancePage find(InstanceQuery query, String reader) {
		List<String> conditions = new ArrayList<>(List.of("true"));
		Map<String, Object> values = new HashMap<>();
		values.put("now", this.time.now());
		restrict(query, conditions, values);
		hide(reader, conditions, values);
		Integer count = (query.after() == null) ? count(conditions, values) : null;
		if (query.after() != null) {
			conditions.add("(p.start_time_, p.id_) < (:startedAt, :id)");
			values.put("startedAt", query.after().startedAt());
			values.put("id", query.after().id());
		}
		values.put("size", query.size() + 1);
		List<InstancePage.InstanceRow> found = this.database
			.sql("""
					select p.*, d.version_,
					coalesce(f.status, m.state, i.state) as status, coalesce(f.grade, i.grade) as grade,
					coalesce(f.team, m.department, i.lead) as team, coalesce(f.number, i.number) as number,
					coalesce(m.title, f.restatement, f.summary_masked, left(f.description_masked, 100), i.root_cause) as summary,
					exists (select 1 from clock c where c.business_key = p.business_key_ and c.state = 'missed')
					or exists (select 1 from clock c where c.business_key = p.business_key_ and c.state = 'running'
					  and c.due_at < :now) as overdue
					from (select p.*, f.id as feedback_id, i.id as improvement_id, m.id as measure_id\s"""
					+ CASES + String.join(" and ", conditions) + """
							 order by p.start_time_ desc, p.id_ desc limit :size) p
							left join feedback f on f.id = p.feedback_id
							left join improvement i on i.id = p.improvement_id
							left join measure m on m.id = p.measure_id
							left join act_re_procdef d on d.id_ = p.proc_def_id_
							order by p.start_time_ desc, p.id_ desc""")
			.params(values)
			.query((row, index) -> instance(row))
			.list();
		boolean more = found.size() > query.size();
		List<InstancePage.InstanceRow> page = more ? found.subList(0, query.size()) : found;
		return new InstancePage(page, more ? InstanceQuery.Position.of(page.get(page.size() - 1)).toString() : null,
				count);
	}

	private int count(List<String> conditions, Map<String, Object> values) {
		return this.database
			.sql("select count(*) from (select 1 " + CASES + String.join(" and ", conditions) + " limit :most) found")
			.params(values)
			.param("most", InstancePage.MOST_COUNTED + 1)
			.query(Integer.class)
			.single();
	}

	private void restrict(InstanceQuery query, List<String> conditions, Map<String, Object> values) {
		add(conditions, values, "p.proc_def_key_ = :key", "key", query.key());
		add(conditions, values, "p.proc_def_id_ = :definition", "definition", query.definition());
		add(conditions, values, OF_NUMBER, "number", query.number());
		add(conditions, values, "coalesce(f.grade, i.grade) = :grade", "grade", query.grade());
		add(conditions, values, "(f.team = :team or f.lead = :team or m.department = :team or i.lead = :team)", "team",
				query.team());
		add(conditions, values, TOUCHED_BY_PERSON, "person", query.person());
		if (query.decision() != null) {
			add(conditions, values, (query.rule() != null) ? DECIDED_BY_RULE : DECIDED_BY_TABLE, "decision",
					query.decision());
			values.put("rule", query.rule());
		}
		if (query.startedFrom() != null) {
			add(conditions, values, "p.start_time_ >= :startedFrom", "startedFrom", query.startedFrom().atStartOfDay());
		}
		if (query.startedTo() != null) {
			add(conditions, values, "p.start_time_ < :afterStartedTo", "afterStartedTo",
					query.startedTo().plusDays(1).atStartOfDay());
		}
		if (InstanceQuery.RUNNING.equals(query.state())) {
			conditions.add("p.end_time_ is null");
		}
		else if (InstanceQuery.ENDED.equals(query.state())) {
			conditions.add("p.end_time_ is not null");
		}
		else {
			add(conditions, values, "coalesce(f.status, m.state, i.state) = :state", "state", query.state());
		}
		if (query.overdue()) {
			conditions.add(LATE);
		}
	}

	/**
	 * What is said of a complaint shows in no instance of it, of its cause or its
	 * measures.
	 */
	private void hide(String reader, List<String> conditions, Map<String, Object> values) {
		List<String> hidden = this.cases.hiddenFrom(reader);
		if (!hidden.isEmpty()) {
			add(conditions, values, "coalesce(f.number, i.feedback_number, '') <> all(:hidden)", "hidden",
					hidden.toArray(String[]::new));
		}
	}

	private static void add(List<String> conditions, Map<String, Object> values, String condition, String name,
			Object value) {
		if (value != null) {
			conditions.add(condition);
			values.put(name, value);
		}
	}

	private InstancePage.InstanceRow instance(ResultSet row) throws SQLException {
		boolean ended = row.getTimestamp("end_time_") != null;
		String status = row.getString("status");
		String kind = row.getString("proc_def_key_").equals("feedback") ? "status" : "state";
		return new InstancePage.InstanceRow(row.getString("id_"), row.getString("business_key_"),
				row.getString("number"), row.getString("proc_def_key_"), row.getString("proc_def_id_"),
				row.getObject("version_", Integer.class), this.time.at(row.getTimestamp("start_time_")),
				this.time.at(row.getTimestamp("end_time_")),
				Named.of(this.words, "history.instance", ended ? InstanceQuery.ENDED : InstanceQuery.RUNNING),
				Named.of(this.words, kind, status), Named.of(this.words, "grade", row.getString("grade")),
				Named.of(this.words, "group", row.getString("team")), row.getBoolean("overdue"),
				row.getString("summary"));
	}

}
