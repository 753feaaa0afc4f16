package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What decision tables answered in a process, with the table as it was then.
 */
@Component
public class PastDecisions {

	private final HistoryService history;

	private final AsSystem asSystem;

	PastDecisions(@Lazy HistoryService history, AsSystem asSystem) {
		this.history = history;
		this.asSystem = asSystem;
	}

	/**
	 * The outputs of the last evaluation in the newest process of that business key;
	 * empty if there was none or its history has been cleaned up.
	 */
	public Map<String, Object> last(String businessKey, String decisionKey) {
		return this.asSystem.call(() -> this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.orderByProcessInstanceStartTime()
			.desc()
			.listPage(0, 1)
			.stream()
			.map(HistoricProcessInstance::getId)
			.flatMap((id) -> evaluations(id, decisionKey).stream())
			.findFirst()
			.map(PastDecisions::outputs)
			.orElse(Map.of()));
	}

	private List<HistoricDecisionInstance> evaluations(String processInstanceId, String decisionKey) {
		return this.history.createHistoricDecisionInstanceQuery()
			.processInstanceId(processInstanceId)
			.decisionDefinitionKey(decisionKey)
			.includeOutputs()
			.orderByEvaluationTime()
			.desc()
			.listPage(0, 1);
	}

	private static Map<String, Object> outputs(HistoricDecisionInstance evaluation) {
		Map<String, Object> outputs = new TreeMap<>();
		evaluation.getOutputs().forEach((output) -> outputs.put(output.getVariableName(), output.getValue()));
		return outputs;
	}

}
