package feedbackloop.audit.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
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
		try (InputStream file = this.asSystem.call(() -> this.repository.getDecisionModel(definitionId))) {
			return table(definition, DecisionTable.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
