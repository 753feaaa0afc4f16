package feedbackloop.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.Keys.Decisions;

/**
 * Which texts the message plan uses, and for what. Of a table that cannot be read it
 * knows none: what is wrong in it is found where tables are checked.
 */
final class PlannedMessages {

	static final String PLAN = DecisionTable.file(Decisions.MESSAGE_PLAN);

	static final PlannedMessages NONE = new PlannedMessages(Map.of());

	/** No message, in the table. */
	private static final String NO_TEXT = "none";

	private final Map<String, Set<Use>> uses;

	private PlannedMessages(Map<String, Set<Use>> uses) {
		this.uses = uses;
	}

	static PlannedMessages read(String text) {
		try {
			DecisionTable plan = DecisionTable.read(text);
			Column template = plan.output("template").orElseThrow();
			Map<String, Set<Use>> uses = new TreeMap<>();
			for (Rule rule : plan.rules()) {
				String name = DecisionTable.words(plan.cell(rule, template)).stream().findFirst().orElse(NO_TEXT);
				if (!name.equals(NO_TEXT) && !name.isBlank()) {
					uses.computeIfAbsent(name, (key) -> new TreeSet<>()).addAll(uses(plan, rule));
				}
			}
			return new PlannedMessages(uses);
		}
		catch (Unreadable | NoSuchElementException ex) {
			return NONE;
		}
	}

	private static List<Use> uses(DecisionTable plan, Rule rule) {
		List<Use> uses = new ArrayList<>();
		for (String event : plan.asked(rule, plan.input("event").orElseThrow())) {
			plan.asked(rule, plan.input("reach").orElseThrow()).forEach((reach) -> uses.add(new Use(event, reach)));
		}
		return uses;
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
