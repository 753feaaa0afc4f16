package feedbackloop.models.check.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.check.xml.Refused;
import feedbackloop.models.check.xml.SafeXml;
import feedbackloop.models.check.xml.XmlElement;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Expression;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.RequiredDecisionReference;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelParseException;

/**
 * Reads the one decision table of a file, and takes nothing that could run code or that
 * the engine would not take.
 */
final class TableReader {

	static final int MOST_RULES = 2000;

	static final int MOST_COLUMNS = 30;

	private static final Set<HitPolicy> POLICIES = Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.ANY,
			HitPolicy.RULE_ORDER, HitPolicy.COLLECT);

	private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

	private TableReader() {
	}

	/**
	 * The table in that text.
	 * @throws Refused at the first thing that makes it unreadable
	 */
	static Table read(String file, String key, String text) {
		refuseOtherLanguages(SafeXml.read(text));
		DmnModelInstance model = model(text);
		Decision decision = decision(model, key);
		if (!(decision.getExpression() instanceof DecisionTable table)) {
			throw new Refused("tableNoTable", key);
		}
		if (!model.getModelElementsByType(RequiredDecisionReference.class).isEmpty()) {
			throw new Refused("tableRequires", key);
		}
		if (!POLICIES.contains(table.getHitPolicy())) {
			throw new Refused("tableHitPolicy", key, table.getHitPolicy());
		}
		Table read = table(file, key, table);
		refuseMisshapen(read);
		refuseWhatTheEngineRefuses(model, key);
		String kept = decision.getCamundaHistoryTimeToLiveString();
		if (kept == null || !kept.matches("P\\d+D|\\d+")) {
			throw new Refused("tableHistory", key);
		}
		return read;
	}

	private static void refuseOtherLanguages(XmlElement document) {
		document.all().forEach((element) -> {
			String language = element.attribute("expressionLanguage");
			if (!language.isBlank() && !isFeel(language.strip())) {
				throw new Refused("tableLanguage", place(document, element), language);
			}
		});
	}

	private static String place(XmlElement document, XmlElement element) {
		int rule = document.all()
			.filter((other) -> other.name().getLocalPart().equals("rule"))
			.toList()
			.indexOf(element.parent());
		return (rule < 0) ? element.id() : "规则 Rule " + (rule + 1) + " · " + element.id();
	}

	private static boolean isFeel(String language) {
		return language.equals("feel")
				|| language.matches("https?://www\\.omg\\.org/spec/(FEEL|DMN)/[\\w/]+") && language.contains("FEEL");
	}

	private static DmnModelInstance model(String text) {
		try {
			return Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (DmnModelException | ModelParseException ex) {
			throw new Refused("tableNotDmn", "", innermost(ex));
		}
	}

	private static Decision decision(DmnModelInstance model, String key) {
		Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
		List<String> ids = decisions.stream().map(Decision::getId).toList();
		if (!ids.equals(List.of(key))) {
			throw new Refused("tableDecisions", String.join(", ", ids), String.join(", ", ids), key);
		}
		return decisions.iterator().next();
	}

	private static Table table(String file, String key, DecisionTable table) {
		if (table.getRules().size() > MOST_RULES
				|| table.getInputs().size() + table.getOutputs().size() > MOST_COLUMNS) {
			throw new Refused("tableTooMany", key, MOST_RULES, MOST_COLUMNS);
		}
		List<Table.Column> inputs = table.getInputs().stream().map(TableReader::column).toList();
		List<Table.Column> outputs = table.getOutputs().stream().map(TableReader::column).toList();
		List<Table.Rule> rules = new ArrayList<>();
		table.getRules()
			.forEach((rule) -> rules.add(new Table.Rule(rules.size() + 1, rule.getId(),
					rule.getInputEntries().stream().map((entry) -> text(entry.getText())).toList(),
					rule.getOutputEntries().stream().map((entry) -> text(entry.getText())).toList())));
		return new Table(file, key, table.getHitPolicy(), table.getAggregation(), inputs, outputs, rules);
	}

	private static Table.Column column(Input input) {
		Expression expression = input.getInputExpression();
		String name = (expression != null) ? text(input.getInputExpression().getText()) : "";
		String label = label(input.getLabel(), name);
		if (!name.matches("[A-Za-z_]\\w*")) {
			throw new Refused("tableInputName", label, name);
		}
		return new Table.Column(name, label, type(input.getInputExpression().getTypeRef(), label),
				text(input.getInputValues()));
	}

	private static Table.Column column(Output output) {
		String name = (output.getName() != null) ? output.getName() : "";
		String label = label(output.getLabel(), name);
		if (!name.matches("[A-Za-z_]\\w*")) {
			throw new Refused("tableInputName", label, name);
		}
		return new Table.Column(name, label, type(output.getTypeRef(), label), text(output.getOutputValues()));
	}

	private static String label(String label, String name) {
		return (label != null && !label.isBlank()) ? label.strip() : name;
	}

	private static Table.Type type(String typeRef, String label) {
		return Table.Type.of(typeRef)
			.orElseThrow(() -> new Refused("tableType", label, (typeRef != null) ? typeRef : "-"));
	}

	private static void refuseMisshapen(Table table) {
		if (table.rules().isEmpty() || table.inputs().isEmpty()) {
			throw new Refused("tableEmpty", table.key());
		}
		Set<String> names = new HashSet<>();
		Stream
			.concat(table.inputs().stream(),
					table.outputs().stream().filter((column) -> table.input(column.name()).isEmpty()))
			.filter((column) -> !names.add(column.name()))
			.findFirst()
			.ifPresent((column) -> {
				throw new Refused("tableTwice", column.label(), column.name());
			});
		for (Table.Rule rule : table.rules()) {
			if (rule.conditions().size() != table.inputs().size() || rule.results().size() != table.outputs().size()) {
				throw new Refused("tableRuleCells", rule.place(), table.inputs().size(), table.outputs().size());
			}
		}
	}

	private static void refuseWhatTheEngineRefuses(DmnModelInstance model, String key) {
		try {
			ENGINE.parseDecision(key, model);
		}
		catch (DmnEngineException ex) {
			throw new Refused("tableNotDmn", key, innermost(ex));
		}
	}

	private static String text(UnaryTests values) {
		return (values != null) ? text(values.getText()) : "";
	}

	private static String text(Text text) {
		return (text != null) ? text.getTextContent().strip() : "";
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

}
