package feedbackloop.models.migrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Plans how cases get from one version of a process to another: each element becomes the
 * one with the same id. Timers stay where they are, because due dates come from the
 * ledger of deadlines. The day of the move does not count. Only an event whose message
 * has another name in the new version waits for that one from then on. What waits for a
 * condition waits for that of the new version.
 */
@Component
class MigrationPlans {

	private final RuntimeService runtime;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	MigrationPlans(@Lazy RuntimeService runtime, @Lazy RepositoryService repository, AsSystem asSystem) {
		this.runtime = runtime;
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The plan from one process definition to another of the same process.
	 */
	Plan plan(String fromDefinition, String toDefinition) {
		return this.asSystem.call(() -> {
			BpmnModelInstance from = this.repository.getBpmnModelInstance(fromDefinition);
			BpmnModelInstance to = this.repository.getBpmnModelInstance(toDefinition);
			List<MigrationInstruction> equal = this.runtime.createMigrationPlan(fromDefinition, toDefinition)
				.mapEqualActivities()
				.build()
				.getInstructions();
			Map<String, String> elements = new TreeMap<>();
			MigrationPlanBuilder plan = this.runtime.createMigrationPlan(fromDefinition, toDefinition);
			for (MigrationInstruction one : equal) {
				String source = one.getSourceActivityId();
				String target = one.getTargetActivityId();
				elements.put(source, target);
				MigrationInstructionBuilder mapped = plan.mapActivities(source, target);
				if (isCondition(to, target) || !message(from, source).equals(message(to, target))) {
					mapped.updateEventTrigger();
				}
			}
			return new Plan(plan.build(), elements, from, to);
		});
	}

	/**
	 * The engine moves what waits for a condition only with the condition of the new
	 * version.
	 */
	private static boolean isCondition(BpmnModelInstance model, String element) {
		return model.getModelElementById(element) instanceof Event event
				&& !event.getChildElementsByType(ConditionalEventDefinition.class).isEmpty();
	}

	/** The message that the event waits for; empty for what is no such event. */
	private static String message(BpmnModelInstance model, String element) {
		return (model.getModelElementById(element) instanceof Event event)
				? event.getChildElementsByType(MessageEventDefinition.class)
					.stream()
					.map((definition) -> definition.getMessage().getName())
					.findFirst()
					.orElse("")
				: "";
	}

}
