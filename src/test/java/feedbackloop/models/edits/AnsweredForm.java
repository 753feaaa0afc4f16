package feedbackloop.models.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/**
 * A form as somebody fills it in who knows what to answer. What form-js 1.8.7 hides is
 * not sent, what it finds invalid keeps the form from being sent, and what an owner asks
 * for besides is answered with something that fits.
 */
final class AnsweredForm {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "datetime", "checkbox",
			"checklist", "radio", "select", "taglist");

	/** Texts of many shapes for a field that nobody expected. */
	private static final List<String> TEXTS = List.of("补充说明", "42", "A1234", "abc", "a@example.com", "13800000000",
			"2.4.1", "说明：已经和客户电话确认过，情况属实，没有其他问题需要补充，也没有别的疑问，谢谢各位同事的支持和帮助，辛苦了大家。");

	private final Map<String, Object> facts;

	private final List<String> problems = new ArrayList<>();

	private AnsweredForm(Map<String, Object> facts) {
		this.facts = facts;
	}

	/**
	 * What the form sends.
	 * @param facts the variables of the task, which conditions may name
	 * @throws IllegalStateException if it cannot be sent
	 */
	static Map<String, Object> send(String form, Map<String, Object> facts, Map<String, Object> answers) {
		AnsweredForm filled = new AnsweredForm(facts);
		JsonNode components = read(form).path("components");
		Map<String, Object> values = filled.answered(components, answers);
		Map<String, Object> sent = filled.sent(components, values, values);
		if (!filled.problems.isEmpty()) {
			throw new IllegalStateException("The form cannot be sent: " + filled.problems);
		}
		return sent;
	}

	/** The values as the fields hold them before anything is hidden. */
	private Map<String, Object> answered(JsonNode components, Map<String, Object> answers) {
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

	private List<Map<String, Object>> rows(JsonNode list, Map<String, Object> answers) {
		List<Map<String, Object>> rows = new ArrayList<>();
		if (answers.get(list.path("path").asText()) instanceof List<?> wanted) {
			wanted.forEach((row) -> rows.add(answered(list.path("components"), named(row))));
		}
		return rows;
	}

	/** What is left of the values when the form is sent. */
	private Map<String, Object> sent(JsonNode components, Map<String, Object> values, Map<String, Object> all) {
		Map<String, Object> sent = new LinkedHashMap<>();
		for (JsonNode component : components) {
			String type = component.path("type").asText();
			if (isHidden(component, values, all)) {
				continue;
			}
			if (type.equals("group")) {
				sent.putAll(sent(component.path("components"), values, all));
			}
			else if (type.equals("dynamiclist")) {
				String path = component.path("path").asText();
				sent.put(path,
						((List<?>) values.get(path)).stream()
							.map((row) -> sent(component.path("components"), named(row), all))
							.toList());
			}
			else if (INPUTS.contains(type) && !component.path("disabled").asBoolean()) {
				Object value = values.get(component.path("key").asText());
				check(component, value);
				if (value != null) {
					sent.put(component.path("key").asText(), value);
				}
			}
		}
		return sent;
	}

	private boolean isHidden(JsonNode component, Map<String, Object> values, Map<String, Object> all) {
		String condition = component.path("conditional").path("hide").asText();
		if (!condition.startsWith("=")) {
			return false;
		}
		Map<String, Object> context = new HashMap<>(this.facts);
		context.putAll(all);
		context.putAll(values);
		context.put("this", values);
		context.put("parent", all);
		EvaluationResult hidden = FEEL.evaluateExpression(condition.substring(1), context);
		return hidden.isSuccess() && Boolean.TRUE.equals(hidden.result());
	}

	private void check(JsonNode component, Object value) {
		String problem = problem(component, value);
		if (problem != null) {
			this.problems.add(component.path("key").asText() + " " + problem + " (" + value + ")");
		}
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
			case "radio", "select" ->
				asksForAPerson(component) ? "manager" : component.path("values").path(0).path("value").asText(null);
			case "checklist", "taglist" ->
				List.of(JSON.convertValue(component.path("values").path(0).path("value"), Object.class));
			default ->
				TEXTS.stream().filter((text) -> problem(component, text) == null).findFirst().orElse(TEXTS.get(0));
		};
	}

	/** A team that is not offered any more is replaced by another. */
	private static Object chosen(JsonNode component, Object wanted) {
		if (wanted == null) {
			return null;
		}
		String value = String.valueOf(wanted);
		return (component.path("key").asText().equals("department") && !offers(component, value))
				? component.path("values").path(0).path("value").asText() : value;
	}

	/** A number that is not allowed any more is replaced by one near it that is. */
	private static Object allowed(JsonNode component, Object wanted) {
		if (wanted == null || problem(component, wanted) == null) {
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
		if (wanted == null || wanted.equals("") || problem(component, wanted) == null) {
			return wanted;
		}
		JsonNode rules = component.path("validate");
		String text = wanted.toString();
		String longer = text.repeat(1 + rules.path("minLength").asInt() / text.length());
		String fit = longer.substring(0, Math.min(longer.length(), rules.path("maxLength").asInt(longer.length())));
		return (problem(component, fit) == null) ? fit : fitting(component);
	}

	private static String problem(JsonNode component, Object value) {
		JsonNode rules = component.path("validate");
		if (value == null || "".equals(value) || Boolean.FALSE.equals(value)) {
			return rules.path("required").asBoolean() ? "is required" : null;
		}
		return switch (component.path("type").asText()) {
			case "textfield", "textarea" -> ofText(rules, String.valueOf(value));
			case "number" -> ofNumber(component, new BigDecimal(String.valueOf(value)));
			case "radio", "select" -> offers(component, String.valueOf(value)) ? null : "is not offered";
			default -> null;
		};
	}

	private static boolean asksForAPerson(JsonNode component) {
		return component.has("valuesKey") || component.has("valuesExpression");
	}

	private static boolean offers(JsonNode component, String value) {
		if (asksForAPerson(component)) {
			return true;
		}
		for (JsonNode choice : component.path("values")) {
			if (choice.path("value").asText().equals(value)) {
				return true;
			}
		}
		return component.path("values").isEmpty() && component.has("valuesKey");
	}

	private static String ofText(JsonNode rules, String text) {
		if (rules.has("minLength") && text.length() < rules.path("minLength").asInt()) {
			return "is too short";
		}
		if (rules.has("maxLength") && text.length() > rules.path("maxLength").asInt()) {
			return "is too long";
		}
		String form = switch (rules.path("validationType").asText()) {
			case "email" -> "^\\S+@\\S+$";
			case "phone" -> "^(\\+|00)[0-9 ()/-]+$";
			default -> rules.path("pattern").asText();
		};
		try {
			return (form.isEmpty() || Pattern.compile(form).matcher(text).find()) ? null : "does not match " + form;
		}
		catch (PatternSyntaxException ex) {
			return "has a pattern that cannot be read: " + form;
		}
	}

	private static String ofNumber(JsonNode component, BigDecimal number) {
		JsonNode rules = component.path("validate");
		if (rules.has("min") && number.compareTo(rules.path("min").decimalValue()) < 0) {
			return "is too small";
		}
		if (rules.has("max") && number.compareTo(rules.path("max").decimalValue()) > 0) {
			return "is too great";
		}
		BigDecimal step = new BigDecimal(component.path("increment").asText("0"));
		if (step.signum() > 0 && number.remainder(step).signum() != 0) {
			return "is no multiple of " + step;
		}
		return null;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> named(Object row) {
		return (Map<String, Object>) row;
	}

	private static JsonNode read(String form) {
		try {
			return JSON.readTree(form);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
