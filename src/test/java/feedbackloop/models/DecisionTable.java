package feedbackloop.models;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

/**
 * One decision table of {@code processes/}, evaluated by the decision engine alone: no
 * process engine, no database.
 */
final class DecisionTable {

	static final Path FOLDER = Path.of("processes");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

	private final String key;

	private final Decision decision;

	private final HitPolicy hitPolicy;

	private final List<Column> inputs;

	private final List<Column> outputs;

	private final List<Rule> rules;

	private final DmnEngine engine;

	private final DmnDecision evaluable;

	private final List<String> lastMatched = new ArrayList<>();

	private DecisionTable(String key, DmnModelInstance model) {
		this.key = key;
		this.decision = model.getModelElementsByType(Decision.class).iterator().next();
		var table = (org.camunda.bpm.model.dmn.instance.DecisionTable) this.decision.getExpression();
		this.hitPolicy = table.getHitPolicy();
		this.inputs = table.getInputs().stream().map(DecisionTable::column).toList();
		this.outputs = table.getOutputs().stream().map(DecisionTable::column).toList();
		this.rules = table.getRules().stream().map(DecisionTable::rule).toList();
		var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration
			.createDefaultDmnEngineConfiguration();
		configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
		this.engine = configuration.buildEngine();
		this.evaluable = this.engine.parseDecision(key, model);
	}

	static DecisionTable load(String key) {
		try (InputStream file = Files.newInputStream(FOLDER.resolve(key + ".dmn"))) {
			return new DecisionTable(key, Dmn.readModelFromStream(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException("no readable decision table " + key, ex);
		}
	}

	/** The keys of all tables in {@code processes/}, by their file names. */
	static List<String> keys() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".dmn"))
				.map((name) -> name.substring(0, name.length() - ".dmn".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("no readable folder " + FOLDER, ex);
		}
	}

	/**
	 * Evaluates the table.
	 * @throws org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException when rules
	 * of a UNIQUE table overlap
	 */
	Outcome evaluate(Map<String, ?> facts) {
		this.lastMatched.clear();
		var results = this.engine.evaluateDecisionTable(this.evaluable, Variables.fromMap(new LinkedHashMap<>(facts)));
		return new Outcome(List.copyOf(this.lastMatched), results.getResultList());
	}

	/** A fact or an expected value as people write it, in the type of its column. */
	Object typed(String input, String text) {
		Column column = this.inputs.stream()
			.filter((candidate) -> candidate.name().equals(input))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(this.key + " has no input " + input));
		return switch (column.type()) {
			case "boolean" -> Boolean.valueOf(text);
			case "integer" -> Integer.valueOf(text);
			case "double" -> new BigDecimal(text);
			default -> text;
		};
	}

	@Override
	public String toString() {
		return this.key;
	}

	String key() {
		return this.key;
	}

	Decision decision() {
		return this.decision;
	}

	HitPolicy hitPolicy() {
		return this.hitPolicy;
	}

	List<Column> inputs() {
		return this.inputs;
	}

	List<Column> outputs() {
		return this.outputs;
	}

	List<Rule> rules() {
		return this.rules;
	}

	private void remember(DmnDecisionTableEvaluationEvent event) {
		event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).forEach(this.lastMatched::add);
	}

	private static Column column(Input input) {
		return new Column(text(input.getInputExpression().getText()), input.getLabel(),
				input.getInputExpression().getTypeRef(), text(input.getInputValues()));
	}

	private static Column column(Output output) {
		return new Column(output.getName(), output.getLabel(), output.getTypeRef(), text(output.getOutputValues()));
	}

	private static Rule rule(org.camunda.bpm.model.dmn.instance.Rule rule) {
		return new Rule(rule.getId(), description(rule),
				rule.getInputEntries().stream().map((entry) -> text(entry.getText())).toList(),
				rule.getOutputEntries().stream().map((entry) -> text(entry.getText())).toList());
	}

	static String description(DmnElement element) {
		return (element.getDescription() != null) ? element.getDescription().getTextContent() : "";
	}

	private static String text(UnaryTests values) {
		return (values != null) ? text(values.getText()) : "";
	}

	private static String text(org.camunda.bpm.model.dmn.instance.Text text) {
		return text.getTextContent();
	}

	/** The texts between quotation marks in a cell. */
	static List<String> quoted(String cell) {
		return QUOTED.matcher(cell).results().map((match) -> match.group(1)).toList();
	}

	/**
	 * An input or output.
	 *
	 * @param declared the allowed values as they stand in the file, empty when none are
	 * declared
	 */
	record Column(String name, String label, String type, String declared) {

		List<String> values() {
			return quoted(this.declared);
		}

	}

	/** A row of the table, its cells as they stand in the file. */
	record Rule(String id, String description, List<String> conditions, List<String> results) {
	}

	/** The rules that count for some facts, and what each of them answers. */
	record Outcome(List<String> rules, List<Map<String, Object>> results) {

		/** The answers of one output over all rules, joined by commas. */
		String all(String output) {
			return String.join(", ",
					this.results.stream().map((result) -> String.valueOf(result.get(output))).toList());
		}

		Object only(String output) {
			if (this.results.size() != 1) {
				throw new IllegalStateException("not one answer but " + this.results.size());
			}
			return this.results.get(0).get(output);
		}

	}

}
