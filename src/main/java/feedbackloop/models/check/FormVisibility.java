package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.Contract;
import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.Values;

/**
 * A form shows what its task cannot do without: else people could not submit it, and
 * would not see why. Tries all answers that conditions ask for, where these are few.
 */
class FormVisibility implements FormRule {

	private static final int MOST_COMBINATIONS = 3_000;

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.stream()
			.map(FormField::list)
			.distinct()
			.forEach((list) -> check(form, list,
					fields.stream().filter((field) -> field.list().equals(list) && !field.name().isEmpty()).toList(),
					models, findings));
	}

	/** Those of a list in each of its rows. */
	private static void check(String form, String list, List<FormField> fields, ModelSet models, Findings findings) {
		Map<String, FormField> inputs = new LinkedHashMap<>();
		Map<String, List<FeelCondition>> hiding = new HashMap<>();
		String scope = list.isEmpty() ? "" : FeelText.ROW;
		fields.forEach((field) -> inputs.putIfAbsent(scope + field.name(), field));
		inputs.forEach((name, field) -> hiding.put(name,
				field.conditions().stream().map(FeelCondition::read).flatMap(Optional::stream).toList()));
		Map<String, List<Object>> domains = domains(form, scope, inputs, hiding, models);
		Set<String> told = new TreeSet<>();
		for (Map<String, Object> given : combinations(domains)) {
			Map<String, Object> shown = new TreeMap<>(given);
			given.keySet()
				.stream()
				.filter((name) -> isHidden(hiding.getOrDefault(name, List.of()), given))
				.forEach((name) -> shown.put(name, null));
			Map<String, Object> answers = answers(shown, scope, inputs);
			Set<String> needed = list.isEmpty() ? Contract.neededBy(form, answers, given)
					: Contract.neededInRow(form, list, answers);
			if (needed.stream()
				.anyMatch((name) -> domains.containsKey(scope + name) && !answers.containsKey(name)
						&& !isHidden(hiding.getOrDefault(scope + name, List.of()), shown))) {
				// Nobody gets past that one first.
				continue;
			}
			needed.stream()
				.map((name) -> scope + name)
				.filter((name) -> isHidden(hiding.getOrDefault(name, List.of()), shown))
				.filter((name) -> domains.keySet().containsAll(asked(hiding.get(name))) && told.add(name))
				.forEach((name) -> findings.at(inputs.get(name).place(), "neededButHidden",
						name.substring(scope.length()), inWords(shown, asked(hiding.get(name)))));
		}
	}

	private static Set<String> asked(List<FeelCondition> conditions) {
		return conditions.stream().flatMap((condition) -> condition.names().stream()).collect(Collectors.toSet());
	}

	private static boolean isHidden(List<FeelCondition> conditions, Map<String, Object> given) {
		return conditions.stream().anyMatch((condition) -> condition.holds(given));
	}

	/** The answers that the form may give, of those with few values. */
	private static Map<String, List<Object>> domains(String form, String scope, Map<String, FormField> inputs,
			Map<String, List<FeelCondition>> hiding, ModelSet models) {
		Map<String, List<Object>> domains = new TreeMap<>();
		Set<String> asked = new TreeSet<>();
		hiding.values().forEach((conditions) -> asked.addAll(asked(conditions)));
		Stream.of(Variables.CONTRIBUTION_TEAM, Variables.LEAD)
			.filter(asked::contains)
			.forEach((team) -> domains.put(team, new ArrayList<>(Teams.working(models))));
		Map.of(Variables.CHECK, List.<Object>of("test", "reader"), Variables.ROLLBACK, List.<Object>of(true, false))
			.forEach((fact, values) -> {
				if (asked.contains(fact)) {
					domains.put(fact, values);
				}
			});
		inputs.forEach((name, field) -> FormNames.answer(form, field).ifPresent((answer) -> {
			List<Object> values = switch (answer.shape()) {
				case CHOICE, MEASURE_KIND -> new ArrayList<>(choices(answer, models));
				case FLAG -> field.is("checkbox") ? List.of(true, false) : List.of("true", "false");
				case TEXT -> asked.contains(name) ? List.of("x", "") : List.of();
				case ROWS -> asked.contains(name) ? rows(answer, models) : List.of();
				default -> List.of();
			};
			if (!values.isEmpty()) {
				domains.put(name, values);
			}
		}));
		return domains;
	}

	/** Lists of none, of one, and of two that differ, by each choice in a row. */
	private static List<Object> rows(Answer list, ModelSet models) {
		List<Object> lists = new ArrayList<>(List.of(List.of()));
		list.columns().forEach((column) -> {
			List<String> choices = List.copyOf(choices(column, models));
			for (int one = 0; one < choices.size(); one++) {
				Map<String, String> row = Map.of(column.name(), choices.get(one));
				lists.add(List.of(row));
				choices.subList(one + 1, choices.size())
					.forEach((other) -> lists.add(List.of(row, Map.of(column.name(), other))));
			}
		});
		return lists;
	}

	private static Set<String> choices(Answer answer, ModelSet models) {
		return (answer.shape() == Shape.MEASURE_KIND)
				? new TableValues(models).of(Decisions.MEASURE_KINDS, MeasureLanding.KIND) : answer.choices();
	}

	private static List<Map<String, Object>> combinations(Map<String, List<Object>> domains) {
		List<Map<String, Object>> combinations = List.of(Map.of());
		for (Map.Entry<String, List<Object>> domain : domains.entrySet()) {
			if (combinations.size() * domain.getValue().size() > MOST_COMBINATIONS) {
				return List.of();
			}
			List<Map<String, Object>> more = new ArrayList<>();
			combinations.forEach((combination) -> domain.getValue().forEach((value) -> {
				Map<String, Object> one = new TreeMap<>(combination);
				one.put(domain.getKey(), value);
				more.add(one);
			}));
			combinations = more;
		}
		return combinations;
	}

	/** As the task reads them: blank ones count as not given. */
	private static Map<String, Object> answers(Map<String, Object> given, String scope, Map<String, FormField> inputs) {
		Map<String, Object> answers = new TreeMap<>();
		given.forEach((name, value) -> {
			if (inputs.containsKey(name) && value != null && !value.equals("") && !value.equals(List.of())) {
				answers.put(name.substring(scope.length()), answer(value));
			}
		});
		return answers;
	}

	private static Object answer(Object value) {
		if (value instanceof List<?> rows) {
			return rows.stream().map(FormVisibility::row).toList();
		}
		return Set.of("true", "false").contains(value) ? Boolean.valueOf(value.toString()) : value;
	}

	@SuppressWarnings("unchecked")
	private static Values row(Object row) {
		return new Values((Map<String, Object>) row);
	}

	private static String inWords(Map<String, Object> given, Set<String> asked) {
		return given.entrySet()
			.stream()
			.filter((answer) -> asked.contains(answer.getKey()))
			.map((answer) -> answer.getKey() + " = " + answer.getValue())
			.collect(Collectors.joining(", "));
	}

}
