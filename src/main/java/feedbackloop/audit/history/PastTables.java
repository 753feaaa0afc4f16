package feedbackloop.audit.history;

import java.util.List;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import feedbackloop.process.TableVersions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The decision tables of today, and each version of a table as it was.
 */
@Component
class PastTables {

	private static final int MOST_TABLES = 200;

	private final RepositoryService repository;

	private final TableVersions versions;

	private final AsSystem asSystem;

	PastTables(@Lazy RepositoryService repository, TableVersions versions, AsSystem asSystem) {
		this.repository = repository;
		this.versions = versions;
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
		try {
			return table(definition, this.versions.read(definitionId));
		}
		catch (Unreadable ex) {
			throw Refusal.unknown("noTable", definitionId);
		}
	}

	private static TableAsItWas table(DecisionDefinition definition, DecisionTable table) {
		return new TableAsItWas(definition.getId(), definition.getKey(), definition.getName(), definition.getVersion(),
				definition.getVersionTag(), table.hitPolicy().name(), columns(table.inputs()), columns(table.outputs()),
				table.rules().stream().map(PastTables::rule).toList());
	}

	private static List<TableAsItWas.Column> columns(List<Column> columns) {
		return columns.stream()
			.map((column) -> new TableAsItWas.Column(column.id(), column.label(), column.name()))
			.toList();
	}

	private static TableAsItWas.Rule rule(Rule rule) {
		String note = rule.description().isEmpty() ? null : rule.description();
		return new TableAsItWas.Rule(rule.id(), rule.conditions(), rule.results(), note);
	}

}
