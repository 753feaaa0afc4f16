package feedbackloop.process;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine could not do: steps at which a process stands still until a person
 * mends them, and steps that it tries again by itself.
 */
@Component
public class FailedSteps {

	private static final int MOST = 500;

	private final JdbcClient database;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	FailedSteps(JdbcClient database, @Lazy RepositoryService repository, AsSystem asSystem) {
		this.database = database;
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * All of them, those that stand still first.
	 */
	public List<FailedStep> all() {
		return this.database.sql("""
				select i.id_, p.business_key_, i.proc_def_id_, i.activity_id_, false as retried
				from act_ru_incident i left join act_ru_execution p on p.id_ = i.proc_inst_id_
				where i.id_ = i.root_cause_incident_id_
				union all
				select j.id_, p.business_key_, j.process_def_id_, coalesce(j.failed_act_id_, d.act_id_), true
				from act_ru_job j left join act_ru_execution p on p.id_ = j.process_instance_id_
				left join act_ru_jobdef d on d.id_ = j.job_def_id_
				where j.exception_stack_id_ is not null and j.retries_ > 0
				order by 5, 1 limit :most""")
			.param("most", MOST)
			.query((row, index) -> new FailedStep(row.getString("id_"), row.getString("business_key_"),
					name(row.getString("proc_def_id_"), row.getString("activity_id_")), row.getBoolean("retried")))
			.list();
	}

	/**
	 * Those of these cases and improvements with all their measures.
	 */
	public List<FailedStep> of(Collection<String> numbers) {
		return all().stream().filter((step) -> numbers.contains(step.number())).toList();
	}

	/**
	 * The numbers of the cases and improvements that stand still.
	 */
	public List<String> stuck() {
		return all().stream()
			.filter((step) -> !step.retried())
			.map(FailedStep::number)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
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
