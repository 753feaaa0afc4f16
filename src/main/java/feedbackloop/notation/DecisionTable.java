package feedbackloop.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * A decision table as it stands in its file, every cell still as it was written.
 *
 * @param facts what the file says of the decision and its table as a whole. The keys are
 * the names of the attributes and {@code documentation}
 */
public record DecisionTable(Map<String, String> facts, HitPolicy hitPolicy, List<Column> inputs, List<Column> outputs,
		List<Rule> rules) {

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

	/**
	 * The table of the first decision in that text.
	 * @throws Unreadable if there is none
	 */
	public static DecisionTable read(String text) {
		XmlElement decision = parts(SafeXml.read(text), "decision").findFirst()
			.orElseThrow(() -> new Unreadable("", "tableNoTable"));
		XmlElement table = parts(decision, "decisionTable").findFirst()
			.orElseThrow(() -> new Unreadable(decision.id(), "tableNoTable"));
		List<Rule> rules = new ArrayList<>();
		parts(table, "rule").forEach((rule) -> rules.add(rule(rules.size() + 1, rule)));
		return new DecisionTable(facts(decision, table), hitPolicy(decision, table),
				parts(table, "input").map(DecisionTable::input).toList(),
				parts(table, "output").map(DecisionTable::output).toList(), rules);
	}

	/** Of the same standard: others may put elements of their own between them. */
	private static Stream<XmlElement> parts(XmlElement element, String name) {
		return element.children(element.name().getNamespaceURI(), name);
	}

	private static Map<String, String> facts(XmlElement decision, XmlElement table) {
		Map<String, String> facts = new LinkedHashMap<>();
		Stream.of(decision, table)
			.flatMap((element) -> element.attributes().entrySet().stream())
			.forEach((fact) -> facts.putIfAbsent(fact.getKey().getLocalPart(), fact.getValue()));
		parts(decision, "description").findFirst().ifPresent((words) -> facts.put("documentation", words.text()));
		return facts;
	}

	private static HitPolicy hitPolicy(XmlElement decision, XmlElement table) {
		String written = table.attribute("hitPolicy");
		return written.isEmpty() ? HitPolicy.UNIQUE
				: Arrays.stream(HitPolicy.values())
					.filter((policy) -> policy.toString().equals(written))
					.findFirst()
					.orElseThrow(() -> new Unreadable(decision.id(), "tableHitPolicy", written));
	}

	private static Column input(XmlElement input) {
		Optional<XmlElement> expression = parts(input, "inputExpression").findFirst();
		return column(input, expression.map(DecisionTable::cell).orElse(""),
				expression.map((asked) -> asked.attribute("typeRef")).orElse(""), "inputValues");
	}

	private static Column output(XmlElement output) {
		return column(output, output.attribute("name"), output.attribute("typeRef"), "outputValues");
	}

	private static Column column(XmlElement column, String name, String type, String values) {
		String label = column.attribute("label").strip();
		return new Column(column.id(), name, label.isEmpty() ? name : label, type,
				parts(column, values).findFirst().map(DecisionTable::cell).orElse(""), description(column));
	}

	private static Rule rule(int number, XmlElement rule) {
		return new Rule(number, rule.id(), description(rule),
				parts(rule, "inputEntry").map(DecisionTable::cell).toList(),
				parts(rule, "outputEntry").map(DecisionTable::cell).toList());
	}

	private static String cell(XmlElement cell) {
		return parts(cell, "text").findFirst().map(XmlElement::text).orElse("");
	}

	private static String description(XmlElement element) {
		return parts(element, "description").findFirst().map(XmlElement::text).orElse("");
	}

	/** The id of its decision. */
	public String key() {
		return this.facts.getOrDefault("id", "");
	}

	public String name() {
		return this.facts.getOrDefault("name", "");
	}

	/** What it decides, for people; empty when the file does not say. */
	public String description() {
		return this.facts.getOrDefault("documentation", "");
	}

	/** The name of its file, which holds no other decision. */
	public String file() {
		return file(key());
	}

	/** The name of the file of the table with that key. */
	public static String file(String key) {
		return "processes/" + key + ".dmn";
	}

	/**
	 * Whether it answers with one rule, so that there must be one.
	 */
	public boolean answersOnce() {
		return this.hitPolicy == HitPolicy.UNIQUE || this.hitPolicy == HitPolicy.FIRST
				|| this.hitPolicy == HitPolicy.ANY;
	}

	/** Whether it makes one number of its answers. */
	public boolean aggregates() {
		return this.facts.containsKey("aggregation");
	}

	public Optional<Column> input(String name) {
		return this.inputs.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	public Optional<Column> output(String name) {
		return this.outputs.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	/**
	 * The texts that an input declares, in their order; none when there is no such input.
	 */
	public List<String> inputWords(String input) {
		return input(input).map((column) -> words(column.declared())).orElse(List.of());
	}

	/**
	 * The texts that an output declares, in their order: where it is a ladder, from the
	 * top. None when there is no such output.
	 */
	public List<String> outputWords(String output) {
		return output(output).map((column) -> words(column.declared())).orElse(List.of());
	}

	/** What a rule has in one of the columns; empty when it has no such cell. */
	public String cell(Rule rule, Column column) {
		int input = this.inputs.indexOf(column);
		List<String> cells = (input >= 0) ? rule.conditions() : rule.results();
		int index = (input >= 0) ? input : this.outputs.indexOf(column);
		return (index < cells.size()) ? cells.get(index) : "";
	}

	/** The declared texts of an input for which a rule may match. */
	public List<String> asked(Rule rule, Column input) {
		String cell = cell(rule, input);
		List<String> named = words(cell);
		List<String> declared = words(input.declared());
		if (named.isEmpty()) {
			return declared;
		}
		return cell.startsWith("not") ? declared.stream().filter((word) -> !named.contains(word)).toList() : named;
	}

	/** The texts that a column declares, and those in its cells. */
	public List<String> words(Column column) {
		return Stream.concat(Stream.of(column.declared()), this.rules.stream().map((rule) -> cell(rule, column)))
			.flatMap((cell) -> words(cell).stream())
			.distinct()
			.toList();
	}

	/** The texts that a cell names, without their quotes. */
	public static List<String> words(String cell) {
		return WORD.matcher(cell).results().map((word) -> word.group(1)).toList();
	}

	/**
	 * An input or output.
	 *
	 * @param id empty when the file gives none
	 * @param name what an input asks, or what an output is called
	 * @param label what people read, the name where the file gives no label
	 * @param typeRef the type as the file calls it
	 * @param declared the allowed values as they stand in the file, empty when none are
	 * declared
	 * @param description empty when the file does not say
	 */
	public record Column(String id, String name, String label, String typeRef, String declared, String description) {

		/**
		 * The type of its values.
		 * @throws Unreadable if it is none whose values can be told apart
		 */
		public Type type() {
			return Type.of(this.typeRef)
				.orElseThrow(
						() -> new Unreadable(this.label, "tableType", this.typeRef.isEmpty() ? "-" : this.typeRef));
		}

	}

	/**
	 * A row.
	 *
	 * @param number counts from 1
	 * @param description what it is for, empty when the file does not say
	 */
	public record Rule(int number, String id, String description, List<String> conditions, List<String> results) {

		/**
		 * The place of the row, for people.
		 */
		public String place() {
			return "规则 Rule " + this.number;
		}

		/**
		 * The place of one of its cells, for people.
		 */
		public String place(Column column) {
			return place() + " · " + column.label();
		}

	}

	/**
	 * The types whose values can be told apart exactly. The engine's {@code date} is a
	 * moment of a clock without a zone, so it is none of them.
	 */
	public enum Type {

		TEXT("string"), BOOLEAN("boolean"), INTEGER("integer"), LONG("long"), DECIMAL("double");

		private final String word;

		Type(String word) {
			this.word = word;
		}

		private static Optional<Type> of(String typeRef) {
			return Arrays.stream(values()).filter((type) -> type.word.equals(typeRef)).findFirst();
		}

		/**
		 * What the Modeler calls it.
		 */
		public String word() {
			return this.word;
		}

		/**
		 * Whether its values are in order.
		 */
		public boolean isNumber() {
			return isWholeNumber() || this == DECIMAL;
		}

		/**
		 * Whether its values are numbers without a fraction.
		 */
		public boolean isWholeNumber() {
			return this == INTEGER || this == LONG;
		}

	}

}
