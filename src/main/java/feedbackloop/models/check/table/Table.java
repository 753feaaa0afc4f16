package feedbackloop.models.check.table;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.model.dmn.BuiltinAggregator;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * A decision table as it stands in its file, every cell still as it was written.
 *
 * @param aggregation what a COLLECT table makes of its answers, null for a list
 */
public record Table(String file, String key, HitPolicy hitPolicy, BuiltinAggregator aggregation, List<Column> inputs,
		List<Column> outputs, List<Rule> rules) {

	/**
	 * Whether it answers with one rule, so that there must be one.
	 */
	public boolean answersOnce() {
		return this.hitPolicy == HitPolicy.UNIQUE || this.hitPolicy == HitPolicy.FIRST
				|| this.hitPolicy == HitPolicy.ANY;
	}

	public Optional<Column> input(String name) {
		return this.inputs.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	public Optional<Column> output(String name) {
		return this.outputs.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	/**
	 * An input or output.
	 *
	 * @param label what people read, the name where the file gives no label
	 * @param declared the allowed values as they stand in the file, empty when none are
	 * declared
	 */
	public record Column(String name, String label, Type type, String declared) {

		boolean isDeclared() {
			return !this.declared.isBlank();
		}

	}

	/**
	 * A row.
	 *
	 * @param number counts from 1
	 */
	public record Rule(int number, String id, List<String> conditions, List<String> results) {

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

		TEXT, BOOLEAN, INTEGER, LONG, DECIMAL;

		static Optional<Type> of(String typeRef) {
			return switch ((typeRef != null) ? typeRef : "") {
				case "string" -> Optional.of(TEXT);
				case "boolean" -> Optional.of(BOOLEAN);
				case "integer" -> Optional.of(INTEGER);
				case "long" -> Optional.of(LONG);
				case "double" -> Optional.of(DECIMAL);
				default -> Optional.empty();
			};
		}

		/**
		 * What the Modeler calls it.
		 */
		public String word() {
			return switch (this) {
				case TEXT -> "string";
				case BOOLEAN -> "boolean";
				case INTEGER -> "integer";
				case LONG -> "long";
				case DECIMAL -> "double";
			};
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
