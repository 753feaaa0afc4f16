package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that some facts can be at the same time, as far as some questions can tell.
 */
final class FactCombinations {

	static final int MOST = 5_000;

	private FactCombinations() {
	}

	/**
	 * Empty when they are too many.
	 * @param empty whether facts that may be empty are so too
	 */
	static Optional<List<Map<String, Object>>> of(Collection<FactQuestion> questions, FactValues facts, boolean empty) {
		return of(questions, facts, empty, Map.of());
	}

	/**
	 * The same where some facts are known.
	 */
	static Optional<List<Map<String, Object>>> of(Collection<FactQuestion> questions, FactValues facts, boolean empty,
			Map<String, Object> known) {
		Set<String> names = new TreeSet<>();
		List<Object> constants = new ArrayList<>();
		for (FactQuestion question : questions) {
			names.addAll(question.names());
			constants.addAll(question.constants());
		}
		List<Map<String, Object>> combinations = List.of(Map.of());
		for (String name : names) {
			List<Object> values = known.containsKey(name) ? Collections.singletonList(known.get(name))
					: values(facts.of(name), constants, empty);
			if ((long) combinations.size() * values.size() > MOST) {
				return Optional.empty();
			}
			combinations = combinations.stream()
				.flatMap((combination) -> values.stream().map((value) -> with(combination, name, value)))
				.toList();
		}
		return Optional.of(combinations);
	}

	static List<Object> values(Fact fact, Collection<Object> constants, boolean empty) {
		List<Object> values = new ArrayList<>(fact.examples(constants));
		if (empty && !fact.given()) {
			values.add(null);
		}
		return values;
	}

	static Map<String, Object> with(Map<String, Object> combination, String name, Object value) {
		Map<String, Object> more = new TreeMap<>(combination);
		more.put(name, value);
		return more;
	}

	static String inWords(Map<String, Object> values) {
		return values.isEmpty() ? "-"
				: values.entrySet()
					.stream()
					.map((value) -> value.getKey() + " = " + value.getValue())
					.collect(Collectors.joining(", "));
	}

}
