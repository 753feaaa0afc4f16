package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.replay.ExplainedTable.Cell;
import feedbackloop.models.replay.ExplainedTable.Input;
import feedbackloop.models.replay.ExplainedTable.ExplainedRow;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.process.TableEngine;
import feedbackloop.process.TableEngine.Ruling;
import org.camunda.bpm.dmn.engine.DmnDecision;
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
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * A decision table that is asked without being deployed.
 */
final class TextTable {

	private static final String FEEL = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE;

	private final DmnDecision decision;

	private final DecisionTable table;

	private final TableEngine engine;

	TextTable(DmnDecision decision, DecisionTable table, TableEngine engine) {
		this.decision = decision;
		this.table = table;
		this.engine = engine;
	}

	String key() {
		return this.table.key();
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 * @throws org.camunda.bpm.dmn.engine.DmnEngineException if more rules match than may,
	 * or a cell cannot be evaluated
	 */
	Optional<Map<String, Object>> evaluate(Map<String, Object> facts) {
		return this.engine.evaluate(this.decision, facts);
	}

	/**
	 * All rules that match.
	 */
	List<Ruling> rulings(Map<String, Object> facts) {
		return this.engine.rulings(this.decision, facts);
	}

	/**
	 * The table as it is written.
	 */
	DecisionTable written() {
		return this.table;
	}

	/**
	 * Which rules match these facts, and at which cells the others fail.
	 */
	ExplainedTable explain(Map<String, Object> facts) {
		DmnDecisionTableImpl asked = (DmnDecisionTableImpl) this.decision.getDecisionLogic();
		VariableContext context = Variables.fromMap(facts).asVariableContext();
		List<TypedValue> values = asked.getInputs().stream().map((input) -> value(input, context)).toList();
		List<Input> inputs = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			inputs.add(new Input(asked.getInputs().get(i).getName(), String.valueOf(values.get(i).getValue())));
		}
		List<ExplainedRow> rows = new ArrayList<>();
		boolean decided = false;
		for (Rule rule : this.table.rules()) {
			List<Cell> cells = new ArrayList<>();
			for (int i = 0; i < values.size(); i++) {
				DmnExpressionImpl cell = asked.getRules().get(rule.number() - 1).getConditions().get(i);
				cells.add(new Cell(rule.conditions().get(i),
						holds(asked.getInputs().get(i), cell, values.get(i), context)));
			}
			boolean matches = cells.stream().allMatch(Cell::holds);
			boolean decides = matches && !(decided && this.table.hitPolicy() == HitPolicy.FIRST);
			decided |= matches;
			rows.add(new ExplainedRow(rule.number(), rule.description(), cells, rule.results(), matches, decides));
		}
		return new ExplainedTable(key(), inputs, this.table.outputs().stream().map(Column::label).toList(), rows);
	}

	private TypedValue value(DmnDecisionTableInputImpl input, VariableContext context) {
		Object value = new ExpressionEvaluationHandler(this.engine.configuration()).evaluateExpression(FEEL,
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
			return this.engine.configuration()
				.getFeelEngine()
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

}
