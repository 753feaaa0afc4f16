package feedbackloop.models.check.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.SafeXml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.XmlElement;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.xml.ModelParseException;

/**
 * Lets the one decision table of a file pass. Stops what could run code or what the
 * engine would not take.
 */
final class TableGate {

	static final int MOST_RULES = 2000;

	static final int MOST_COLUMNS = 30;

	private static final Set<HitPolicy> POLICIES = Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.ANY,
			HitPolicy.RULE_ORDER, HitPolicy.COLLECT);

	private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

	private TableGate() {
	}

	/**
	 * The table in that file.
	 * @throws Unreadable at the first thing that makes it unreadable
	 */
	static DecisionTable read(ModelFile file) {
		String key = file.key();
		XmlElement definitions = SafeXml.read(file.text());
		refuseOtherLanguages(definitions);
		DmnModelInstance model = model(file.text());
		refuseOtherDecisions(definitions, key);
		DecisionTable table = DecisionTable.read(file.text());
		if (named(definitions, "requiredDecision").findAny().isPresent()) {
			throw new Unreadable(key, "tableRequires");
		}
		if (!POLICIES.contains(table.hitPolicy())) {
			throw new Unreadable(key, "tableHitPolicy", table.hitPolicy());
		}
		if (table.rules().size() > MOST_RULES || table.inputs().size() + table.outputs().size() > MOST_COLUMNS) {
			throw new Unreadable(key, "tableTooMany", MOST_RULES, MOST_COLUMNS);
		}
		Stream.concat(table.inputs().stream(), table.outputs().stream()).forEach(TableGate::refuseUnclear);
		refuseMisshapen(table);
		refuseWhatTheEngineRefuses(model, key);
		if (!table.facts().getOrDefault("historyTimeToLive", "").matches("P\\d+D|\\d+")) {
			throw new Unreadable(key, "tableHistory");
		}
		return table;
	}

	private static Stream<XmlElement> named(XmlElement definitions, String name) {
		return definitions.all().filter((element) -> element.name().getLocalPart().equals(name));
	}

	private static void refuseOtherLanguages(XmlElement definitions) {
		definitions.all().forEach((element) -> {
			String language = element.attribute("expressionLanguage");
			if (!language.isBlank() && !isFeel(language.strip())) {
				throw new Unreadable(place(definitions, element), "tableLanguage", language);
			}
		});
	}

	private static String place(XmlElement definitions, XmlElement element) {
		int rule = named(definitions, "rule").toList().indexOf(element.parent());
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
			throw new Unreadable("", "tableNotDmn", innermost(ex));
		}
	}

	private static void refuseOtherDecisions(XmlElement definitions, String key) {
		List<String> ids = named(definitions, "decision").map(XmlElement::id).toList();
		if (!ids.equals(List.of(key))) {
			throw new Unreadable(String.join(", ", ids), "tableDecisions", String.join(", ", ids), key);
		}
	}

	private static void refuseUnclear(Column column) {
		if (!column.name().matches("[A-Za-z_]\\w*")) {
			throw new Unreadable(column.label(), "tableInputName", column.name());
		}
		column.type();
	}

	private static void refuseMisshapen(DecisionTable table) {
		if (table.rules().isEmpty() || table.inputs().isEmpty()) {
			throw new Unreadable(table.key(), "tableEmpty");
		}
		Set<String> names = new HashSet<>();
		Stream
			.concat(table.inputs().stream(),
					table.outputs().stream().filter((column) -> table.input(column.name()).isEmpty()))
			.filter((column) -> !names.add(column.name()))
			.findFirst()
			.ifPresent((column) -> {
				throw new Unreadable(column.label(), "tableTwice", column.name());
			});
		for (Rule rule : table.rules()) {
			if (rule.conditions().size() != table.inputs().size() || rule.results().size() != table.outputs().size()) {
				throw new Unreadable(rule.place(), "tableRuleCells", table.inputs().size(), table.outputs().size());
			}
		}
	}

	private static void refuseWhatTheEngineRefuses(DmnModelInstance model, String key) {
		try {
			ENGINE.parseDecision(key, model);
		}
		catch (DmnEngineException ex) {
			throw new Unreadable(key, "tableNotDmn", innermost(ex));
		}
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

}
