package feedbackloop.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables that are live. Called inside a step of a process, the
 * evaluation stands in that process's history.
 */
@Component
public class DecisionTables {

	private final DecisionService decisions;

	private final RepositoryService repository;

	private final JdbcClient database;

	DecisionTables(@Lazy DecisionService decisions, @Lazy RepositoryService repository, JdbcClient database) {
		this.decisions = decisions;
		this.repository = repository;
		this.database = database;
	}

	/**
	 * The outputs of the one rule that matches.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
		return find(key, facts).orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The outputs of the one rule that matches in a version of a table.
	 * @param definition the engine's definition
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> evaluate(String key, String definition, Map<String, Object> facts) {
		return outputs(this.decisions.evaluateDecisionById(definition).variables(facts).evaluate())
			.orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The engine's definitions of tables that are live, by the tables' keys.
	 */
	public Map<String, String> live(Collection<String> keys) {
		Map<String, String> definitions = new HashMap<>();
		this.database.sql("""
				select distinct on (key_) key_, id_ from act_re_decision_def
				where key_ in (:keys) and tenant_id_ is null order by key_, version_ desc
				""")
			.param("keys", keys)
			.query((row, index) -> definitions.put(row.getString("key_"), row.getString("id_")))
			.list();
		return definitions;
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 */
	public Optional<Map<String, Object>> find(String key, Map<String, Object> facts) {
		return outputs(this.decisions.evaluateDecisionByKey(key).variables(facts).evaluate());
	}

	private static Optional<Map<String, Object>> outputs(DmnDecisionResult result) {
		return result.isEmpty() ? Optional.empty() : Optional.of(result.getSingleResult().getEntryMap());
	}

	/**
	 * The values that an input of a table declares, without their quotes.
	 */
	public List<String> inputValues(String key, String input) {
		return model(key).getModelElementsByType(Input.class)
			.stream()
			.filter((column) -> isOf(column, input))
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

	/**
	 * The whole numbers that rules of a table name in the cells of an input, ascending.
	 */
	public List<Integer> numbersNamed(String key, String input) {
		DecisionTable table = model(key).getModelElementsByType(DecisionTable.class).iterator().next();
		List<Input> inputs = List.copyOf(table.getInputs());
		return inputs.stream()
			.filter((column) -> isOf(column, input))
			.map(inputs::indexOf)
			.flatMap((
					column) -> table.getRules().stream().map((rule) -> List.copyOf(rule.getInputEntries()).get(column)))
			.flatMap(DecisionTables::values)
			.filter((value) -> value.matches("\\d+"))
			.map(Integer::valueOf)
			.distinct()
			.sorted()
			.toList();
	}

	private static boolean isOf(Input column, String name) {
		return column.getInputExpression().getText().getTextContent().strip().equals(name);
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
