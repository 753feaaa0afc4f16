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

import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Contract;
import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.Keys.Groups;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Values;

/**
 * A form shows what its task cannot do without: else people could not submit it, and
 * would not see why. Tries all answers that conditions ask for, where these are few.
 */
class FormVisibility implements FormRule {

	private static final int MOST_COMBINATIONS = 3_000;

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		Map<String, FormField> inputs = new LinkedHashMap<>();
		fields.stream()
			.filter((field) -> field.list().isEmpty() && !field.name().isEmpty())
			.forEach((field) -> inputs.putIfAbsent(field.name(), field));
		Map<String, List<FeelCondition>> hiding = new HashMap<>();
		inputs.forEach((name, field) -> hiding.put(name,
				field.conditions().stream().map(FeelCondition::read).flatMap(Optional::stream).toList()));
		Map<String, List<Object>> domains = domains(form, inputs, hiding);
		Set<String> told = new TreeSet<>();
		for (Map<String, Object> given : combinations(domains)) {
			Map<String, Object> shown = new TreeMap<>(given);
			given.keySet()
				.stream()
				.filter((name) -> isHidden(hiding.getOrDefault(name, List.of()), given))
				.forEach((name) -> shown.put(name, null));
			Contract.neededBy(form, answers(form, shown), given)
				.stream()
				.filter((name) -> isHidden(hiding.getOrDefault(name, List.of()), shown))
				.filter((name) -> domains.keySet().containsAll(asked(hiding.get(name))) && told.add(name))
				.forEach((name) -> findings.at(inputs.get(name).place(), "neededButHidden", name,
						inWords(shown, asked(hiding.get(name)))));
		}
	}

	private static Set<String> asked(List<FeelCondition> conditions) {
		return conditions.stream().flatMap((condition) -> condition.names().stream()).collect(Collectors.toSet());
	}

	private static boolean isHidden(List<FeelCondition> conditions, Map<String, Object> given) {
		return conditions.stream().anyMatch((condition) -> condition.holds(given));
	}

	/** The answers that the form may give, of those with few values. */
	private static Map<String, List<Object>> domains(String form, Map<String, FormField> inputs,
			Map<String, List<FeelCondition>> hiding) {
		Map<String, List<Object>> domains = new TreeMap<>();
		Set<String> asked = new TreeSet<>();
		hiding.values().forEach((conditions) -> asked.addAll(asked(conditions)));
		if (asked.contains(Variables.CONTRIBUTION_TEAM)) {
			domains.put(Variables.CONTRIBUTION_TEAM, new ArrayList<>(Groups.WORKING));
		}
		Contract.answersOf(form).stream().filter((answer) -> inputs.containsKey(answer.name())).forEach((answer) -> {
			FormField field = inputs.get(answer.name());
			List<Object> values = switch (answer.shape()) {
				case CHOICE -> new ArrayList<>(answer.choices());
				case FLAG -> field.is("checkbox") ? List.of(true, false) : List.of("true", "false");
				case TEXT -> asked.contains(answer.name()) ? List.of("x", "") : List.of();
				case ROWS -> rows(answer);
				default -> List.of();
			};
			if (!values.isEmpty() && (asked.contains(answer.name()) || answer.shape() == Shape.FLAG)) {
				domains.put(answer.name(), values);
			}
		});
		return domains;
	}

	/** Lists of none, of one, and of two that differ, by each choice in a row. */
	private static List<Object> rows(Answer list) {
		List<Object> lists = new ArrayList<>(List.of(List.of()));
		list.columns().stream().filter((column) -> column.shape() == Shape.CHOICE).forEach((column) -> {
			List<String> choices = List.copyOf(column.choices());
			for (int one = 0; one < choices.size(); one++) {
				Map<String, String> row = Map.of(column.name(), choices.get(one));
				lists.add(List.of(row));
				choices.subList(one + 1, choices.size())
					.forEach((other) -> lists.add(List.of(row, Map.of(column.name(), other))));
			}
		});
		return lists;
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
	private static Map<String, Object> answers(String form, Map<String, Object> given) {
		Map<String, Object> answers = new TreeMap<>();
		given.forEach((name, value) -> {
			if (value instanceof List<?> rows) {
				if (!rows.isEmpty()) {
					answers.put(name, rows.stream().map(FormVisibility::row).toList());
				}
				return;
			}
			boolean flag = Contract.answer(form, name).map(Answer::shape).filter(Shape.FLAG::equals).isPresent();
			if (value != null && !value.equals("")) {
				answers.put(name, flag ? Boolean.valueOf(value.toString()) : value);
			}
		});
		return answers;
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
