package feedbackloop.process;

import java.util.Collection;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine could not do: steps at which a process stands still until a person
 * mends them, and steps that it tries again by itself. An incident that stands on the
 * processes around, too, counts where it began.
 */
@Component
public class FailedSteps {

	private static final int MOST = 500;

	private static final String STUCK = "from act_ru_incident i where i.id_ = i.root_cause_incident_id_";

	private static final String RETRIED = "from act_ru_job j where j.exception_stack_id_ is not null and j.retries_ > 0";

	/** Each with the number of its process, or of the one that called that. */
	private static final String ALL = """
			select f.*, coalesce(p.business_key_, r.business_key_) as business_key from (
			  select i.id_, i.proc_inst_id_ as instance, i.proc_def_id_ as definition, false as retried, i.incident_timestamp_ as at,
			    coalesce(i.failed_activity_id_, i.activity_id_,
			      (select handler_type_ from act_ru_job where id_ = i.configuration_), i.incident_type_) as step
			  %s
			  union all
			  select j.id_, j.process_instance_id_, j.process_def_id_, true, j.create_time_,
			    coalesce(j.failed_act_id_, (select act_id_ from act_ru_jobdef where id_ = j.job_def_id_), j.handler_type_)
			  %s) f
			left join act_ru_execution p on p.id_ = f.instance
			left join act_ru_execution r on r.id_ = p.root_proc_inst_id_
			"""
		.formatted(STUCK, RETRIED);

	private final JdbcClient database;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	FailedSteps(JdbcClient database, @Lazy RepositoryService repository, AsSystem asSystem) {
		this.database = database;
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * Those of a case, or of an improvement with its measures: what stands still comes
	 * first.
	 */
	public List<FailedStep> of(Collection<String> numbers) {
		return this.database.sql("select * from (" + ALL + """
				) f where business_key = any(:numbers) or business_key like any(:called)
				order by retried, at""")
			.param("numbers", numbers.toArray(String[]::new))
			.param("called", numbers.stream().map(BusinessKey::calledBy).toArray(String[]::new))
			.query(step())
			.list();
	}

	/**
	 * Those that stand still, the oldest first.
	 */
	public List<FailedStep> stuck() {
		return this.database.sql(ALL + " where not retried order by at limit :most")
			.param("most", MOST)
			.query(step())
			.list();
	}

	/**
	 * The numbers of the cases and improvements that stand still.
	 */
	public List<String> stuckNumbers() {
		return this.database
			.sql("select distinct business_key from (" + ALL + ") f where not retried and business_key is not null")
			.query(String.class)
			.list()
			.stream()
			.map(BusinessKey::number)
			.distinct()
			.toList();
	}

	/**
	 * How many stand still.
	 */
	public long countStuck() {
		return this.database.sql("select count(*) " + STUCK).query(Long.class).single();
	}

	/**
	 * How many are tried again.
	 */
	public long countRetried() {
		return this.database.sql("select count(*) " + RETRIED).query(Long.class).single();
	}

	private RowMapper<FailedStep> step() {
		return (row, index) -> new FailedStep(row.getString("id_"), row.getString("business_key"),
				name(row.getString("definition"), row.getString("step")), row.getBoolean("retried"));
	}

	private String name(String definitionId, String elementId) {
		if (definitionId == null || elementId == null) {
			return elementId;
		}
		ModelElementInstance element = this.asSystem
			.call(() -> this.repository.getBpmnModelInstance(definitionId).getModelElementById(elementId));
		String name = (element != null) ? element.getAttributeValue("name") : null;
		return (name != null) ? name : elementId;
	}

}
