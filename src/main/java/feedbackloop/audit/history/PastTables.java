package feedbackloop.audit.history;

import java.util.Collection;
import java.util.List;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The decision tables of today, and each version of a table as it was.
 */
@Component
class PastTables {

	private static final int MOST_TABLES = 200;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	PastTables(@Lazy RepositoryService repository, AsSystem asSystem) {
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The tables by which cases are decided today.
	 */
	List<TableAsItWas.Name> tables() {
		return this.asSystem
			.call(() -> this.repository.createDecisionDefinitionQuery()
				.latestVersion()
				.orderByDecisionDefinitionKey()
				.asc()
				.listPage(0, MOST_TABLES))
			.stream()
			.map((table) -> new TableAsItWas.Name(table.getId(), table.getKey(), table.getName()))
			.toList();
	}

	/**
	 * One version of a table.
	 * @throws Refusal if there is none of that id, or if it is no table
	 */
	TableAsItWas table(String definitionId) {
		DecisionDefinition definition = this.asSystem.call(() -> this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionId(definitionId)
			.singleResult());
		if (definition == null) {
			throw Refusal.unknown("noTable", definitionId);
		}
		return this.asSystem.call(() -> this.repository.getDmnModelInstance(definitionId))
			.getModelElementsByType(DecisionTable.class)
			.stream()
			.filter((table) -> table.getParentElement().getAttributeValue("id").equals(definition.getKey()))
			.findFirst()
			.map((table) -> table(definition, table))
			.orElseThrow(() -> Refusal.unknown("noTable", definitionId));
	}

	private static TableAsItWas table(DecisionDefinition definition, DecisionTable table) {
		return new TableAsItWas(definition.getId(), definition.getKey(), definition.getName(), definition.getVersion(),
				definition.getVersionTag(), table.getHitPolicy().name(),
				table.getInputs().stream().map(PastTables::input).toList(),
				table.getOutputs().stream().map(PastTables::output).toList(),
				table.getRules().stream().map(PastTables::rule).toList());
	}

	private static TableAsItWas.Column input(Input input) {
		return new TableAsItWas.Column(input.getId(), input.getLabel(), text(input.getInputExpression().getText()));
	}

	private static TableAsItWas.Column output(Output output) {
		String label = (output.getLabel() != null) ? output.getLabel() : output.getName();
		return new TableAsItWas.Column(output.getId(), label, output.getName());
	}

	private static TableAsItWas.Rule rule(Rule rule) {
		return new TableAsItWas.Rule(rule.getId(), texts(rule.getInputEntries()), texts(rule.getOutputEntries()),
				description(rule));
	}

	private static List<String> texts(Collection<? extends DmnElement> cells) {
		return cells.stream()
			.map((cell) -> (cell instanceof UnaryTests tests) ? text(tests.getText())
					: text(((LiteralExpression) cell).getText()))
			.toList();
	}

	private static String description(Rule rule) {
		Description description = rule.getDescription();
		return (description != null) ? description.getTextContent().strip() : null;
	}

	private static String text(Text text) {
		return (text != null) ? text.getTextContent().strip() : "";
	}

}
