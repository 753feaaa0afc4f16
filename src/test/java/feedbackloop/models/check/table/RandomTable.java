package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * A small table of random columns and cells, and every combination of a grid that is fine
 * enough to hold each of its limits and a value between any two.
 */
final class RandomTable {

	private static final List<String> WORDS = List.of("a", "b", "c", "d");

	/** Limits are whole or halves from 0 to 4, so quarters lie on and between them. */
	private static final BigDecimal QUARTER = new BigDecimal("0.25");

	private final Random random;

	RandomTable(long seed) {
		this.random = new Random(seed);
	}

	DecisionTable next(HitPolicy policy) {
		List<Column> inputs = IntStream.rangeClosed(1, 1 + this.random.nextInt(3)).mapToObj(this::column).toList();
		List<Rule> rules = IntStream.rangeClosed(1, 1 + this.random.nextInt(6))
			.mapToObj((number) -> new Rule(number, "rule_" + number, "", inputs.stream().map(this::cell).toList(),
					List.of(String.valueOf(this.random.nextInt(2)))))
			.toList();
		return new DecisionTable(Map.of("id", "random"), policy, inputs, List.of(column("answer", Type.INTEGER, "")),
				rules);
	}

	private Column column(int number) {
		Type type = Type.values()[this.random.nextInt(Type.values().length)];
		boolean declared = this.random.nextBoolean();
		String values = switch (type) {
			case TEXT -> declared ? "\"a\",\"b\",\"c\",\"d\"" : "";
			case BOOLEAN -> "";
			case INTEGER, LONG -> declared ? "[0..4]" : "";
			case DECIMAL -> declared ? "]0..4]" : "";
		};
		return column("input" + number, type, values);
	}

	static Column column(String name, Type type, String declared) {
		return new Column("", name, name, type.word(), declared, "");
	}

	private String cell(Column column) {
		if (this.random.nextInt(4) == 0) {
			return this.random.nextBoolean() ? "" : "-";
		}
		if (column.type() == Type.BOOLEAN) {
			return String.valueOf(this.random.nextBoolean());
		}
		String tests = IntStream.rangeClosed(0, this.random.nextInt(2))
			.mapToObj((i) -> test(column.type()))
			.collect(Collectors.joining(","));
		return (this.random.nextInt(4) == 0) ? "not(" + tests + ")" : tests;
	}

	private String test(Type type) {
		if (type == Type.TEXT) {
			return "\"" + WORDS.get(this.random.nextInt(WORDS.size())) + "\"";
		}
		String limit = limit(type);
		return switch (this.random.nextInt(4)) {
			case 0 -> limit;
			case 1 -> List.of("< ", "<= ", "> ", ">= ").get(this.random.nextInt(4)) + limit;
			default -> List.of("[", "(", "]").get(this.random.nextInt(3)) + limit + ".." + limit(type)
					+ List.of("]", ")", "[").get(this.random.nextInt(3));
		};
	}

	private String limit(Type type) {
		int half = this.random.nextInt(9);
		return type.isWholeNumber() ? String.valueOf(half / 2) : String.valueOf(half / 2.0);
	}

	/** Every combination of the grid that the inputs may have. */
	static List<Map<Column, Object>> grid(DecisionTable table) {
		List<Map<Column, Object>> combinations = List.of(Map.of());
		for (Column column : table.inputs()) {
			List<Map<Column, Object>> extended = new ArrayList<>();
			for (Map<Column, Object> combination : combinations) {
				for (Object value : values(column)) {
					Map<Column, Object> more = new LinkedHashMap<>(combination);
					more.put(column, value);
					extended.add(more);
				}
			}
			combinations = extended;
		}
		return combinations;
	}

	private static List<?> values(Column column) {
		return switch (column.type()) {
			case BOOLEAN -> List.of(true, false);
			case TEXT -> column.declared().isEmpty() ? List.of("a", "b", "c", "d", "another") : WORDS;
			case INTEGER, LONG -> numbers(column.declared().isEmpty() ? -1 : 0, column.declared().isEmpty() ? 5 : 4, 1);
			case DECIMAL -> numbers(column.declared().isEmpty() ? -1 : 1, column.declared().isEmpty() ? 17 : 16, 4);
		};
	}

	private static List<BigDecimal> numbers(int first, int last, int parts) {
		return IntStream.rangeClosed(first, last)
			.mapToObj((i) -> (parts == 1) ? BigDecimal.valueOf(i) : QUARTER.multiply(BigDecimal.valueOf(i)))
			.toList();
	}

}
