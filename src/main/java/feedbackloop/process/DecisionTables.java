package feedbackloop.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables that are live. Called inside a step of a process, the
 * evaluation stands in that process's history.
 */
@Component
public class DecisionTables {

	private final DecisionService decisions;

	private final RepositoryService repository;

	DecisionTables(@Lazy DecisionService decisions, @Lazy RepositoryService repository) {
		this.decisions = decisions;
		this.repository = repository;
	}

	/**
	 * The outputs of the one rule that matches.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
		return find(key, facts).orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 */
	public Optional<Map<String, Object>> find(String key, Map<String, Object> facts) {
		DmnDecisionResult result = this.decisions.evaluateDecisionByKey(key).variables(facts).evaluate();
		return result.isEmpty() ? Optional.empty() : Optional.of(result.getSingleResult().getEntryMap());
	}

	/**
	 * The values that an input of a table declares, without their quotes.
	 */
	public List<String> inputValues(String key, String input) {
		return model(key).getModelElementsByType(Input.class)
			.stream()
			.filter((column) -> column.getInputExpression().getText().getTextContent().strip().equals(input))
			.flatMap((column) -> values(column.getInputValues()))
			.toList();
	}

	/**
	 * The values that an output of a table declares, without their quotes, in their
	 * order: where it is a ladder, from the top.
	 */
	public List<String> outputValues(String key, String output) {
		return model(key).getModelElementsByType(Output.class)
			.stream()
			.filter((column) -> column.getName().equals(output))
			.flatMap((column) -> values(column.getOutputValues()))
			.toList();
	}

	private DmnModelInstance model(String key) {
		String id = this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionKey(key)
			.latestVersion()
			.singleResult()
			.getId();
		return this.repository.getDmnModelInstance(id);
	}

	private static Stream<String> values(UnaryTests declared) {
		return (declared == null) ? Stream.empty() : Arrays.stream(declared.getText().getTextContent().split(","))
			.map((value) -> value.strip().replace("\"", ""));
	}

}
