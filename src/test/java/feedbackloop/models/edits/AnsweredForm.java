package feedbackloop.models.edits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.forms.FilledForm;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.process.OwnField;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.StaffGroup;

/**
 * A form as somebody fills it in who knows what to answer. What an owner asks for besides
 * is answered with something that fits.
 */
final class AnsweredForm {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "datetime", "checkbox",
			"checklist", "radio", "select", "taglist");

	/** Texts of many shapes for a field that nobody expected. */
	private static final List<String> TEXTS = List.of("补充说明", "42", "A1234", "abc", "a@example.com", "13800000000",
			"2.4.1", "说明：已经和客户电话确认过，情况属实，没有其他问题需要补充，也没有别的疑问，谢谢各位同事的支持和帮助，辛苦了大家。");

	private static final List<Map<String, Object>> PEOPLE = StaffGroup.IDS.stream()
		.flatMap((team) -> Stream.of(team, team + "2")
			.map((person) -> Map.<String, Object>of("value", person, "label", person, "teams", List.of(team), "present",
					true)))
		.toList();

	private AnsweredForm() {
	}

	/**
	 * What the form sends.
	 * @param facts the variables of the task, which conditions may name
	 * @throws IllegalStateException if it cannot be sent
	 */
	static Map<String, Object> send(String form, Map<String, Object> facts, Map<String, Object> answers) {
		FormModel model = FormModel.read(form);
		Map<String, Object> known = new HashMap<>(facts);
		known.put(OfferedPeople.PEOPLE, PEOPLE);
		known.put(OfferedPeople.STAFF, PEOPLE);
		FilledForm filled = FilledForm.resume(model, known,
				JSON.valueToTree(answered(model.root().path("components"), answers)));
		List<Problem> problems = filled.problems(LocalDate.now());
		if (!problems.isEmpty()) {
			throw new IllegalStateException("The form cannot be sent: " + problems);
		}
		return filled.submission();
	}

	/** The values as the fields hold them before anything is hidden. */
	private static Map<String, Object> answered(JsonNode components, Map<String, Object> answers) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (JsonNode component : components) {
			switch (component.path("type").asText()) {
				case "group" -> values.putAll(answered(component.path("components"), answers));
				case "dynamiclist" -> values.put(component.path("path").asText(), rows(component, answers));
				default -> {
					if (INPUTS.contains(component.path("type").asText())) {
						String key = component.path("key").asText();
						values.put(key, held(component, answers.get(key)));
					}
				}
			}
		}
		return values;
	}

	private static List<Map<String, Object>> rows(JsonNode list, Map<String, Object> answers) {
		List<Map<String, Object>> rows = new ArrayList<>();
		if (answers.get(list.path("path").asText()) instanceof List<?> wanted) {
			wanted.forEach((row) -> rows.add(answered(list.path("components"), named(row))));
		}
		return rows;
	}

	/** Radio and select hold texts, whatever a script would send. */
	private static Object held(JsonNode component, Object wanted) {
		Object value = (wanted != null) ? wanted : initial(component);
		if (value == null && component.path("validate").path("required").asBoolean()) {
			value = fitting(component);
		}
		return switch (component.path("type").asText()) {
			case "radio", "select" -> chosen(component, value);
			case "number" -> allowed(component, value);
			case "textfield", "textarea" -> allowedText(component, value);
			default -> value;
		};
	}

	private static Object initial(JsonNode component) {
		if (component.has("defaultValue")) {
			return JSON.convertValue(component.get("defaultValue"), Object.class);
		}
		return component.path("type").asText().equals("checkbox")
				? component.path("validate").path("required").asBoolean() : null;
	}

	/** Something for a field that an owner made required. */
	private static Object fitting(JsonNode component) {
		return switch (component.path("type").asText()) {
			case "number" -> component.path("validate").path("min").asInt(1);
			case "datetime" -> LocalDate.now().plusDays(5).toString();
			case "checkbox" -> true;
			case "radio", "select" -> field(component).people().isPresent() ? "manager"
					: component.path("values").path(0).path("value").asText(null);
			case "checklist", "taglist" ->
				List.of(JSON.convertValue(component.path("values").path(0).path("value"), Object.class));
			default -> text(component);
		};
	}

	/** The window of a release is open already. */
	private static String text(JsonNode component) {
		return switch (component.path("key").asText()) {
			case "windowStart" -> LocalDate.now().minusDays(1) + " 00:00";
			case "windowEnd" -> LocalDate.now().plusDays(300) + " 00:00";
			default -> TEXTS.stream().filter((text) -> fits(component, text)).findFirst().orElse(TEXTS.get(0));
		};
	}

	/** A team that is not offered any more is replaced by another. */
	private static Object chosen(JsonNode component, Object wanted) {
		if (wanted == null) {
			return null;
		}
		String value = String.valueOf(wanted);
		boolean isOffered = field(component).choices().stream().anyMatch((choice) -> choice.asText().equals(value));
		return (component.path("key").asText().equals("department") && !isOffered)
				? component.path("values").path(0).path("value").asText() : value;
	}

	/** A number that is not allowed any more is replaced by one near it that is. */
	private static Object allowed(JsonNode component, Object wanted) {
		if (wanted == null || OwnField.of(field(component)).unfit("", new BigDecimal(wanted.toString())).isEmpty()) {
			return wanted;
		}
		JsonNode rules = component.path("validate");
		BigDecimal step = new BigDecimal(component.path("increment").asText("1"));
		BigDecimal most = rules.has("max") ? rules.path("max").decimalValue() : BigDecimal.valueOf(1_000_000);
		BigDecimal least = rules.has("min") ? rules.path("min").decimalValue() : BigDecimal.ZERO;
		BigDecimal near = new BigDecimal(wanted.toString()).max(least).min(most);
		return near.divide(step, 0, RoundingMode.FLOOR).multiply(step).max(least);
	}

	/** A text that is not allowed any more is made longer or shorter, else replaced. */
	private static Object allowedText(JsonNode component, Object wanted) {
		if (wanted == null || wanted.equals("") || fits(component, wanted.toString())) {
			return wanted;
		}
		JsonNode rules = component.path("validate");
		String text = wanted.toString();
		String longer = text.repeat(1 + rules.path("minLength").asInt() / text.length());
		String fit = longer.substring(0, Math.min(longer.length(), rules.path("maxLength").asInt(longer.length())));
		return fits(component, fit) ? fit : fitting(component);
	}

	private static boolean fits(JsonNode component, String text) {
		return OwnField.of(field(component)).unfit("", text, text).isEmpty();
	}

	private static FormField field(JsonNode component) {
		return new FormField(null, component);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> named(Object row) {
		return (Map<String, Object>) row;
	}

}
