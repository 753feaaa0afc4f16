package feedbackloop.models.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;

/**
 * What may stand in a component. form-js 1.8.7 ignores without a word what it does not
 * know. A value of the wrong kind leaves the whole form empty.
 */
class FormVocabulary implements FormRule {

	private static final String ALL = "id:text type:text label:text description:text layout:object conditional:object "
			+ "properties:object";

	private static final String INPUT = ALL + " key:text disabled:flag readonly:condition validate:object "
			+ "defaultValue:any";

	private static final String CHOICES = INPUT + " values:list valuesKey:text valuesExpression:text";

	private static final Map<String, Map<String, String>> COMPONENTS = vocabulary("""
			textfield = INPUT appearance:object
			textarea = INPUT
			number = INPUT appearance:object decimalDigits:count increment:number serializeToString:flag
			datetime = INPUT subtype:text dateLabel:text disallowPassedDates:flag
			checkbox = INPUT
			checklist = CHOICES
			radio = CHOICES
			taglist = CHOICES
			select = CHOICES searchable:flag
			expression = INPUT expression:text computeOn:text
			filepicker = ALL key:text multiple:flag
			text = ALL text:text
			html = ALL content:text
			image = ALL source:text alt:text
			table = ALL dataSource:text columns:list columnsExpression:text rowCount:count
			spacer = ALL height:count
			separator = ALL
			group = ALL components:list path:text showOutline:flag verticalAlignment:text
			dynamiclist = ALL components:list path:text showOutline:flag verticalAlignment:text isRepeating:flag \
			allowAddRemove:flag disableCollapse:flag defaultRepetitions:count nonCollapsedItems:count
			""");

	private static final Map<String, Map<String, String>> PARTS = vocabulary("""
			layout = row:text columns:columns
			conditional = hide:expression
			appearance = prefixAdorner:text suffixAdorner:text
			""");

	/**
	 * What a form of a date needs no more than any other, and the Modeler leaves there.
	 */
	private static final List<String> OF_TIMES = List.of("timeLabel", "use24h", "timeInterval",
			"timeSerializingFormat");

	private static final int MOST_ROWS = 20;

	private static final int LONGEST_LABEL = 300;

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		for (FormField field : fields) {
			Map<String, String> known = COMPONENTS.get(field.type());
			if (known != null) {
				check(field, field.node(), "", known, findings);
				PARTS.forEach(
						(part, properties) -> check(field, field.node().path(part), part + ".", properties, findings));
				long repetitions = field.node().path("defaultRepetitions").asLong();
				if (repetitions > MOST_ROWS) {
					findings.at(field.place(), "tooManyRepetitions", field.name(), MOST_ROWS);
				}
				for (String label : List.of("label", "dateLabel", "description")) {
					if (field.node().path(label).asText().length() > LONGEST_LABEL) {
						findings.warnAt(field.place(), "labelLong", field.place(), LONGEST_LABEL);
					}
				}
			}
		}
	}

	private static void check(FormField field, JsonNode node, String part, Map<String, String> known,
			Findings findings) {
		node.properties().forEach((property) -> {
			String kind = known.get(property.getKey());
			if (kind == null) {
				if (!field.is("datetime") || !OF_TIMES.contains(property.getKey())) {
					findings.at(field.place(), "formPropertyUnknown", field.place(), part + property.getKey());
				}
			}
			else if (!is(property.getValue(), kind)) {
				findings.at(field.place(), "propertyKind." + kind, field.place(), part + property.getKey());
			}
		});
	}

	private static boolean is(JsonNode value, String kind) {
		return switch (kind) {
			case "text" -> value.isTextual();
			case "flag" -> value.isBoolean();
			case "condition" -> value.isBoolean() || value.isTextual() && value.asText().startsWith("=");
			case "expression" -> value.isTextual() && value.asText().startsWith("=");
			case "count" -> value.isIntegralNumber() && value.asLong() >= 0;
			case "columns" -> value.isNull() || value.isInt() && value.asInt() >= 1 && value.asInt() <= 16;
			case "number" -> value.isNumber() || value.isTextual();
			case "list" -> value.isArray();
			case "object" -> value.isObject();
			default -> !value.isNull();
		};
	}

	private static Map<String, Map<String, String>> vocabulary(String lines) {
		return lines.replace("CHOICES", CHOICES)
			.replace("INPUT", INPUT)
			.replace("ALL", ALL)
			.lines()
			.map((line) -> line.split(" = "))
			.collect(Collectors.toMap((line) -> line[0],
					(line) -> Arrays.stream(line[1].split(" "))
						.map((property) -> property.split(":"))
						.collect(Collectors.toMap((property) -> property[0], (property) -> property[1]))));
	}

}
