package feedbackloop.notification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.process.Keys.Decisions;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Which texts the message plan uses, and for what. Of a table that cannot be read it
 * knows none: what is wrong in it is found where tables are checked.
 */
final class PlannedMessages {

	static final String PLAN = "processes/" + Decisions.MESSAGE_PLAN + ".dmn";

	static final PlannedMessages NONE = new PlannedMessages(Map.of());

	/** No message, in the table. */
	private static final String NO_TEXT = "none";

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

	private final Map<String, Set<Use>> uses;

	private PlannedMessages(Map<String, Set<Use>> uses) {
		this.uses = uses;
	}

	static PlannedMessages read(String table) {
		try {
			DmnModelInstance model = Dmn
				.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
			DecisionTable decision = model.getModelElementsByType(DecisionTable.class).iterator().next();
			Map<String, Set<Use>> uses = new TreeMap<>();
			int template = decision.getOutputs().stream().map(Output::getName).toList().indexOf("template");
			List<Input> inputs = List.copyOf(decision.getInputs());
			for (Rule rule : decision.getRules()) {
				String name = words(text(List.copyOf(rule.getOutputEntries()).get(template))).stream()
					.findFirst()
					.orElse(NO_TEXT);
				if (!name.equals(NO_TEXT) && !name.isBlank()) {
					uses.computeIfAbsent(name, (key) -> new TreeSet<>()).addAll(uses(inputs, rule));
				}
			}
			return new PlannedMessages(uses);
		}
		catch (ModelException | IndexOutOfBoundsException | NoSuchElementException ex) {
			return NONE;
		}
	}

	private static List<Use> uses(List<Input> inputs, Rule rule) {
		List<Use> uses = new ArrayList<>();
		for (String event : asked(inputs, rule, "event")) {
			asked(inputs, rule, "reach").forEach((reach) -> uses.add(new Use(event, reach)));
		}
		return uses;
	}

	/** The values of that input for which the rule may match. */
	private static Collection<String> asked(List<Input> inputs, Rule rule, String name) {
		int column = inputs.stream().map((input) -> text(input.getInputExpression())).toList().indexOf(name);
		Input input = inputs.get(column);
		Set<String> declared = (input.getInputValues() != null) ? words(text(input.getInputValues())) : Set.of();
		String cell = text(List.copyOf(rule.getInputEntries()).get(column));
		Set<String> named = words(cell);
		if (named.isEmpty()) {
			return declared;
		}
		return cell.startsWith("not")
				? declared.stream().filter((value) -> !named.contains(value)).collect(Collectors.toSet()) : named;
	}

	private static Set<String> words(String cell) {
		return WORD.matcher(cell).results().map((MatchResult word) -> word.group(1)).collect(Collectors.toSet());
	}

	private static String text(DmnElement cell) {
		return cell.getChildElementsByType(Text.class)
			.stream()
			.findFirst()
			.map((text) -> text.getTextContent().strip())
			.orElse("");
	}

	/**
	 * The texts that it names.
	 */
	Set<String> templates() {
		return this.uses.keySet();
	}

	/**
	 * What the text is used for, empty when the plan does not name it.
	 */
	Set<Use> of(String template) {
		return this.uses.getOrDefault(template, Set.of());
	}

	/**
	 * A use of a text.
	 *
	 * @param event what happened
	 * @param reach how the customer can be told: direct, page or public
	 */
	record Use(String event, String reach) implements Comparable<Use> {

		/** Tells that the feedback arrived, to nobody but who filed it. */
		boolean isFirst() {
			return this.event.equals("received") && !isPublic();
		}

		/** Goes to an address that nobody has confirmed yet. */
		boolean isUnconfirmed() {
			return isFirst() && this.reach.equals("direct");
		}

		boolean isPublic() {
			return this.reach.equals("public");
		}

		@Override
		public int compareTo(Use other) {
			return (this.event + " " + this.reach).compareTo(other.event + " " + other.reach);
		}

	}

}
