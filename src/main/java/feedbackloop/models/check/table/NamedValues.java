package feedbackloop.models.check.table;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;

/**
 * Texts or truth values. Of texts that are not declared there is always one more than
 * those that the cells name.
 */
final class NamedValues extends Domain {

	/** Stands for every text that no cell names. */
	static final String ANY_OTHER = "…";

	private final List<Object> examples;

	NamedValues(DecisionTable.Type type, Condition declared, Collection<Condition> conditions) {
		Set<Object> values = new LinkedHashSet<>();
		if (type == DecisionTable.Type.BOOLEAN) {
			values.addAll(List.of(false, true));
		}
		else {
			Stream.concat(declared.named(), conditions.stream().flatMap(Condition::named)).forEach(values::add);
			values.add(ANY_OTHER);
		}
		this.examples = values.stream().filter(declared::accepts).toList();
	}

	@Override
	List<?> examples() {
		return this.examples;
	}

	@Override
	BitSet kindOf(Object value) {
		int kind = this.examples.indexOf(value);
		int other = this.examples.indexOf(ANY_OTHER);
		return (kind >= 0) ? only(kind) : (other >= 0 && value instanceof String) ? only(other) : new BitSet();
	}

	@Override
	String cell(BitSet kinds) {
		boolean others = kinds.stream().anyMatch((kind) -> this.examples.get(kind).equals(ANY_OTHER));
		if (others) {
			BitSet named = all();
			named.andNot(kinds);
			return named.isEmpty() ? "-" : "not(" + list(named) + ")";
		}
		return list(kinds);
	}

	private String list(BitSet kinds) {
		return kinds.stream()
			.mapToObj(this.examples::get)
			.map((value) -> (value instanceof Boolean) ? value.toString() : "\"" + value + "\"")
			.collect(Collectors.joining(", "));
	}

}
