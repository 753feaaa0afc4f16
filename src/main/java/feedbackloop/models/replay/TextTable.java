package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.models.replay.ExplainedTable.Cell;
import feedbackloop.models.replay.ExplainedTable.Input;
import feedbackloop.models.replay.ExplainedTable.Row;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.evaluation.ExpressionEvaluationHandler;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.impl.context.CompositeVariableContext;
import org.camunda.bpm.engine.variable.impl.context.SingleVariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision table that is asked without being deployed.
 */
final class TextTable {

	private static final String FEEL = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE;

	private final String key;

	private final DmnDecision decision;

	private final DecisionTable model;

	private final DmnEngine engine;

	private final DefaultDmnEngineConfiguration configuration;

	TextTable(String key, DmnDecision decision, DmnModelInstance model, DmnEngine engine,
			DefaultDmnEngineConfiguration configuration) {
		this.key = key;
		this.decision = decision;
		this.model = (DecisionTable) ((Decision) model.getModelElementById(key)).getExpression();
		this.engine = engine;
		this.configuration = configuration;
	}

	String key() {
		return this.key;
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 * @throws org.camunda.bpm.dmn.engine.DmnEngineException if more rules match than may,
	 * or a cell cannot be evaluated
	 */
	Optional<Map<String, Object>> evaluate(Map<String, Object> facts) {
		DmnDecisionResult result = this.engine.evaluateDecision(this.decision, facts);
		return result.isEmpty() ? Optional.empty() : Optional.of(result.getSingleResult().getEntryMap());
	}

	/**
	 * What its inputs ask.
	 */
	List<String> inputs() {
		return this.model.getInputs().stream().map((column) -> asked(column.getInputExpression())).toList();
	}

	/**
	 * The values that an output declares, in their order, without quotes.
	 */
	List<String> outputValues(String output) {
		return this.model.getOutputs()
			.stream()
			.filter((column) -> output.equals(column.getName()) && column.getOutputValues() != null)
			.flatMap((column) -> values(column.getOutputValues().getText().getTextContent()))
			.toList();
	}

	/**
	 * The values that an input declares, in their order, without quotes.
	 */
	List<String> inputValues(String input) {
		return this.model.getInputs()
			.stream()
			.filter((column) -> column.getInputValues() != null && input.equals(asked(column.getInputExpression())))
			.flatMap((column) -> values(column.getInputValues().getText().getTextContent()))
			.toList();
	}

	private static String asked(InputExpression expression) {
		return expression.getText().getTextContent().strip();
	}

	private static Stream<String> values(String declared) {
		return Arrays.stream(declared.split(",")).map((value) -> value.strip().replace("\"", ""));
	}

	/**
	 * Which rules match these facts, and at which cells the others fail.
	 */
	ExplainedTable explain(Map<String, Object> facts) {
		DmnDecisionTableImpl table = (DmnDecisionTableImpl) this.decision.getDecisionLogic();
		VariableContext context = Variables.fromMap(facts).asVariableContext();
		List<TypedValue> values = table.getInputs().stream().map((input) -> value(input, context)).toList();
		List<Input> inputs = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			inputs.add(new Input(table.getInputs().get(i).getName(), String.valueOf(values.get(i).getValue())));
		}
		List<Row> rows = new ArrayList<>();
		List<Rule> rules = List.copyOf(this.model.getRules());
		boolean decided = false;
		for (int i = 0; i < rules.size(); i++) {
			List<Cell> cells = new ArrayList<>();
			for (int j = 0; j < values.size(); j++) {
				DmnExpressionImpl cell = table.getRules().get(i).getConditions().get(j);
				cells.add(new Cell(text(cell), holds(table.getInputs().get(j), cell, values.get(j), context)));
			}
			boolean matches = cells.stream().allMatch(Cell::holds);
			boolean decides = matches && !(decided && this.model.getHitPolicy() == HitPolicy.FIRST);
			decided |= matches;
			rows.add(new Row(i + 1, description(rules.get(i)), cells,
					table.getRules().get(i).getConclusions().stream().map(TextTable::text).toList(), matches, decides));
		}
		return new ExplainedTable(this.key, inputs, this.model.getOutputs().stream().map(TextTable::label).toList(),
				rows);
	}

	private TypedValue value(DmnDecisionTableInputImpl input, VariableContext context) {
		Object value = new ExpressionEvaluationHandler(this.configuration).evaluateExpression(FEEL,
				input.getExpression(), context);
		return input.getExpression().getTypeDefinition().transform(value);
	}

	private boolean holds(DmnDecisionTableInputImpl input, DmnExpressionImpl cell, TypedValue value,
			VariableContext context) {
		if (text(cell).isEmpty()) {
			return true;
		}
		VariableContext local = CompositeVariableContext
			.compose(SingleVariableContext.singleVariable(input.getInputVariable(), value), context);
		try {
			return this.configuration.getFeelEngine()
				.evaluateSimpleUnaryTests(cell.getExpression(), input.getInputVariable(), local);
		}
		catch (FeelException ex) {
			// A cell that cannot be evaluated matches nothing.
			return false;
		}
	}

	private static String text(DmnExpressionImpl cell) {
		return (cell.getExpression() != null) ? cell.getExpression().strip() : "";
	}

	private static String description(Rule rule) {
		return (rule.getDescription() != null) ? rule.getDescription().getTextContent() : "";
	}

	private static String label(Output output) {
		return (output.getLabel() != null) ? output.getLabel() : output.getName();
	}

}
