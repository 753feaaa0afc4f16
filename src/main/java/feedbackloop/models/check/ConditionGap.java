package feedbackloop.models.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * Finds values of facts for which none of a gateway's conditions holds, so that a case
 * would stop there. Says nothing where a condition asks for more than such facts.
 */
final class ConditionGap {

	private static final int MOST_COMBINATIONS = 2_000;

	private final Map<String, List<Object>> domains;

	private final ExpressionFactoryImpl expressions = new ExpressionFactoryImpl();

	ConditionGap(Map<String, List<Object>> domains) {
		this.domains = domains;
	}

	/**
	 * The values, in words; empty when there are none or it cannot be said.
	 */
	Optional<String> find(Collection<String> conditions) {
		TreeSet<String> names = new TreeSet<>();
		for (String condition : conditions) {
			Optional<Collection<String>> facts = ExpressionNames.onlyNames(condition);
			if (facts.isEmpty() || !this.domains.keySet().containsAll(facts.get())) {
				return Optional.empty();
			}
			names.addAll(facts.get());
		}
		List<Map<String, Object>> combinations = List.of(Map.of());
		for (String name : names) {
			combinations = combinations.stream()
				.flatMap(
						(combination) -> this.domains.get(name).stream().map((value) -> with(combination, name, value)))
				.limit(MOST_COMBINATIONS + 1)
				.toList();
		}
		return (combinations.size() > MOST_COMBINATIONS) ? Optional.empty()
				: combinations.stream()
					.filter((facts) -> conditions.stream().noneMatch((condition) -> holds(condition, facts)))
					.findFirst()
					.map(ConditionGap::inWords);
	}

	private static Map<String, Object> with(Map<String, Object> combination, String name, Object value) {
		Map<String, Object> more = new TreeMap<>(combination);
		more.put(name, value);
		return more;
	}

	private boolean holds(String condition, Map<String, Object> facts) {
		SimpleContext context = new SimpleContext();
		facts.forEach((name, value) -> context.setVariable(name,
				this.expressions.createValueExpression(value, Object.class)));
		try {
			return Boolean.TRUE
				.equals(this.expressions.createValueExpression(context, condition, Boolean.class).getValue(context));
		}
		catch (ELException ex) {
			// A condition that cannot be evaluated is a finding of its own.
			return true;
		}
	}

	private static String inWords(Map<String, Object> facts) {
		return facts.entrySet()
			.stream()
			.map((fact) -> fact.getKey() + " = " + fact.getValue())
			.collect(Collectors.joining(", "));
	}

}
