package feedbackloop.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which rules of which versions of which tables decided about a case, from the engine's
 * history.
 */
@Component
class RulesOfCase {

	private static final int MOST_INSTANCES = 50;

	private static final int MOST_DECISIONS = 500;

	private final HistoryService history;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	RulesOfCase(@Lazy HistoryService history, @Lazy RepositoryService repository, AsSystem asSystem) {
		this.history = history;
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * What was decided in the processes of these business keys, in order.
	 */
	List<DecidedByRule> of(Collection<String> businessKeys) {
		return this.asSystem.call(() -> {
			Map<String, Table> tables = new HashMap<>();
			List<DecidedByRule> decided = new ArrayList<>();
			for (HistoricProcessInstance instance : instances(businessKeys)) {
				evaluations(instance.getId())
					.forEach((evaluation) -> decided.add(decided(evaluation, instance.getBusinessKey(),
							tables.computeIfAbsent(evaluation.getDecisionDefinitionId(), this::table))));
			}
			return decided;
		});
	}

	/**
	 * The engine's process definitions by which the processes of these business keys ran.
	 */
	List<String> processDefinitions(Collection<String> businessKeys) {
		return this.asSystem.call(() -> instances(businessKeys).stream()
			.map(HistoricProcessInstance::getProcessDefinitionId)
			.distinct()
			.toList());
	}

	private List<HistoricProcessInstance> instances(Collection<String> businessKeys) {
		List<HistoricProcessInstance> instances = new ArrayList<>();
		businessKeys.forEach((key) -> instances.addAll(this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(key)
			.orderByProcessInstanceStartTime()
			.asc()
			.listPage(0, MOST_INSTANCES)));
		return instances;
	}

	private List<HistoricDecisionInstance> evaluations(String instanceId) {
		return this.history.createHistoricDecisionInstanceQuery()
			.processInstanceId(instanceId)
			.includeInputs()
			.includeOutputs()
			.orderByEvaluationTime()
			.asc()
			.listPage(0, MOST_DECISIONS);
	}

	private static DecidedByRule decided(HistoricDecisionInstance evaluation, String businessKey, Table table) {
		Map<String, Object> inputs = new LinkedHashMap<>();
		evaluation.getInputs().forEach((input) -> inputs.put(input.getClauseName(), input.getValue()));
		Map<String, Object> outputs = new TreeMap<>();
		evaluation.getOutputs().forEach((output) -> outputs.put(output.getVariableName(), output.getValue()));
		Optional<String> matched = evaluation.getOutputs()
			.stream()
			.map(HistoricDecisionOutputInstance::getRuleId)
			.findFirst();
		return new DecidedByRule(evaluation.getEvaluationTime().toInstant(), businessKey,
				evaluation.getDecisionDefinitionKey(), evaluation.getDecisionDefinitionName(), table.version(),
				evaluation.getDecisionDefinitionId(), matched.map(table.rules()::indexOf).orElse(-1) + 1,
				matched.map(table.annotations()::get).orElse(null), inputs, outputs);
	}

	private Table table(String definitionId) {
		DecisionDefinition definition = this.repository.getDecisionDefinition(definitionId);
		DmnModelInstance model = this.repository.getDmnModelInstance(definitionId);
		List<String> rules = new ArrayList<>();
		Map<String, String> annotations = new HashMap<>();
		model.getModelElementsByType(Rule.class).forEach((rule) -> {
			rules.add(rule.getId());
			if (rule.getDescription() != null) {
				annotations.put(rule.getId(), rule.getDescription().getTextContent());
			}
		});
		return new Table(definition.getVersion(), rules, annotations);
	}

	/**
	 * What is needed of a table; one decision a file.
	 *
	 * @param rules their ids, in order
	 */
	private record Table(int version, List<String> rules, Map<String, String> annotations) {

	}

}
