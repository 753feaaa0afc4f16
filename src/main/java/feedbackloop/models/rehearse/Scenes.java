package feedbackloop.models.rehearse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.rehearse.Scene.Called;
import feedbackloop.models.rehearse.Scene.Message;
import feedbackloop.models.rehearse.Scene.Place;
import feedbackloop.models.rehearse.Scene.Waiting;
import feedbackloop.models.rehearse.Scene.WaitingStep;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads where rehearsed processes stand.
 */
@Component
class Scenes {

	private final JdbcClient database;

	Scenes(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The running instance with that business key; empty when it has ended.
	 * @param process the key of the process, since an improvement and its measures share
	 * the beginning of theirs
	 */
	Optional<String> running(String process, String businessKey) {
		return this.database.sql("""
				select e.id_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
				where e.business_key_ = :businessKey and e.parent_id_ is null and d.key_ = :process""")
			.param("businessKey", businessKey)
			.param("process", process)
			.query(String.class)
			.optional();
	}

	/**
	 * Where the instance stands; empty when it has ended.
	 */
	Optional<Scene> of(String instance) {
		return this.database.sql("""
				select d.key_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
				where e.id_ = :instance""")
			.param("instance", instance)
			.query(String.class)
			.optional()
			.map((process) -> new Scene(instance, process, places(instance), tasks(instance), jobs(instance),
					messages(instance), called(instance), facts(instance)));
	}

	/**
	 * The first job that is due at once in the instance or in one that it called.
	 */
	Optional<Waiting> due(String instance) {
		return this.database.sql("""
				select j.id_ as id, coalesce(d.act_id_, '') as element, false as timer
				from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_
				where j.root_proc_inst_id_ = :instance and j.type_ = 'message' order by j.id_ limit 1""")
			.param("instance", instance)
			.query(Waiting.class)
			.optional();
	}

	/**
	 * Whether the record says neither that the improvement landed nor that it was
	 * declined.
	 */
	boolean isUndecided(String improvement) {
		return this.database.sql("select finished_at is null from improvement where number = :number")
			.param("number", improvement)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Lets the customer of the case have objected once before.
	 */
	void objected(String caseNumber) {
		this.database.sql("update feedback set objections = objections + 1 where number = :number")
			.param("number", caseNumber)
			.update();
	}

	private List<Place> places(String instance) {
		return this.database.sql("""
				select e.act_id_ as element from act_ru_execution e
				where e.proc_inst_id_ = :instance and e.is_active_ and not e.is_event_scope_ and e.act_id_ is not null
				""").param("instance", instance).query(Place.class).list();
	}

	private List<WaitingStep> tasks(String instance) {
		return this.database.sql("""
				select id_ as id, task_def_key_ as key from act_ru_task where proc_inst_id_ = :instance
				order by task_def_key_, create_time_, id_""")
			.param("instance", instance)
			.query(WaitingStep.class)
			.list();
	}

	private List<Waiting> jobs(String instance) {
		return this.database.sql("""
				select j.id_ as id, coalesce(d.act_id_, '') as element, j.type_ = 'timer' as timer
				from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_
				where j.process_instance_id_ = :instance order by j.duedate_, j.id_""")
			.param("instance", instance)
			.query(Waiting.class)
			.list();
	}

	private List<Message> messages(String instance) {
		return this.database.sql("""
				select s.event_name_ as name, s.activity_id_ as element, s.execution_id_ = s.proc_inst_id_ as beside
				from act_ru_event_subscr s where s.proc_inst_id_ = :instance and s.event_type_ = 'message'
				order by s.event_name_, s.activity_id_""")
			.param("instance", instance)
			.query((row, index) -> new Message(row.getString("name"), row.getString("element"),
					row.getBoolean("beside")))
			.list();
	}

	private List<Called> called(String instance) {
		return this.database
			.sql("""
					select c.id_ as instance, e.act_id_ as element from act_ru_execution c join act_ru_execution e on e.id_ = c.super_exec_
					where e.proc_inst_id_ = :instance order by c.id_""")
			.param("instance", instance)
			.query(Called.class)
			.list();
	}

	private Map<String, Object> facts(String instance) {
		Map<String, Object> facts = new HashMap<>();
		this.database.sql("""
				select name_, type_, text_, long_, double_ from act_ru_variable where execution_id_ = :instance""")
			.param("instance", instance)
			.query((row) -> {
				String type = row.getString("type_");
				Object value = switch (type) {
					case "boolean" -> row.getLong("long_") == 1;
					case "double" -> row.getDouble("double_");
					case "integer", "long", "short" -> row.getLong("long_");
					default -> row.getString("text_");
				};
				facts.put(row.getString("name_"), value);
			});
		return facts;
	}

}
