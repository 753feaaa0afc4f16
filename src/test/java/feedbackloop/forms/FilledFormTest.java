package feedbackloop.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.notation.FormModel;
import feedbackloop.process.OwnField;
import feedbackloop.process.Refusal.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a form submits that was filled in on our page is what form-js 1.8.7 submits:
 * types, empty fields, and what is hidden.
 */
class FilledFormTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

	private static final String CHOICES = "'values': [{'label': 'A', 'value': 'a'}, {'label': 'B', 'value': 'b'}]";

	private static final String NUMBERS = "'values': [{'label': '1', 'value': 1}, {'label': '2', 'value': 2}]";

	static Stream<Arguments> components() {
		return Stream.of(
				// component, what it says besides, what the page sends, what form-js
				// submits
				arguments("textfield", "", null, ""), arguments("textfield", "", " a ", " a "),
				arguments("textfield", "", "a\nb\tc", "a b c"), arguments("textarea", "", null, ""),
				arguments("textarea", "", "a\nb", "a\nb"), arguments("number", "", "", null),
				arguments("number", "", "3", 3), arguments("number", "", "2,5", 2.5),
				arguments("number", "", "-0.5", -0.5), arguments("number", "'serializeToString': true", "2.5", "2.5"),
				arguments("datetime", "'subtype': 'date'", "", null),
				arguments("datetime", "'subtype': 'date'", "2026-12-01", "2026-12-01"),
				arguments("checkbox", "", null, false), arguments("checkbox", "", "true", true),
				arguments("radio", CHOICES, null, null), arguments("radio", CHOICES, "b", "b"),
				arguments("radio", CHOICES, "c", null), arguments("select", CHOICES, "", null),
				arguments("select", CHOICES, "a", "a"), arguments("select", NUMBERS, "2", 2),
				arguments("checklist", CHOICES, null, List.of()),
				arguments("checklist", CHOICES, "b,a", List.of("a", "b")),
				arguments("taglist", NUMBERS, null, List.of()), arguments("taglist", NUMBERS, "1,2", List.of(1, 2)),
				arguments("expression", "'expression': '=1 + 1'", null, 2L));
	}

	@ParameterizedTest(name = "{0} {1} with {2} submits {3}")
	@MethodSource("components")
	void whatIsSentBecomesWhatFormJsSubmits(String type, String more, String sent, Object submitted) {
		FormModel form = form(component(type, "x", more));
		Map<String, Object> submission = typed(form, Map.of(), (sent != null)
				? Map.of("x", type.endsWith("list") ? sent.split(",") : new String[] { sent }) : Map.of())
			.submission();
		assertThat(submission).containsKey("x");
		assertThat(plain(submission.get("x"))).isEqualTo(plain(submitted));
	}

	static Stream<Arguments> known() {
		return Stream.of(arguments("textfield", "", 5, "5"), arguments("textfield", "", List.of("a"), ""),
				arguments("textarea", "", null, ""), arguments("number", "", "2.5", 2.5),
				arguments("number", "", Map.of(), null), arguments("checkbox", "", "true", false),
				arguments("checkbox", "", true, true), arguments("radio", CHOICES, "a", "a"),
				arguments("radio", CHOICES, "c", null), arguments("radio", CHOICES, true, null),
				arguments("select", NUMBERS, "1", null), arguments("taglist", NUMBERS, List.of(1, 9), List.of(1)),
				arguments("checklist", CHOICES, "a", List.of()),
				arguments("datetime", "'subtype': 'date'", "2026-12-01", "2026-12-01"),
				arguments("datetime", "'subtype': 'date'", "2026-12-01T10:00", null),
				arguments("datetime", "'subtype': 'date'", 5, null));
	}

	@ParameterizedTest(name = "{0} {1} begins with {3} where {2} is known")
	@MethodSource("known")
	void aFieldBeginsWithWhatItMakesOfAVariable(String type, String more, Object variable, Object begun) {
		Map<String, Object> known = new HashMap<>();
		known.put("x", variable);
		assertThat(FilledForm.begin(form(component(type, "x", more)), known).submission().get("x")).isEqualTo(begun);
	}

	@Test
	void aDefaultCountsWhereNothingIsKnown() {
		FormModel form = form(component("radio", "x", CHOICES + ", 'defaultValue': 'b'"));
		assertThat(FilledForm.begin(form, Map.of()).submission()).containsEntry("x", "b");
		assertThat(FilledForm.begin(form, Map.of("x", "a")).submission()).containsEntry("x", "a");
	}

	@Test
	void whatIsHiddenOrDisabledIsLeftOut() {
		FormModel form = form(component("radio", "kind", CHOICES),
				component("textfield", "why", "'conditional': {'hide': '=kind != \"a\"'}"),
				component("textfield", "off", "'disabled': true"),
				"{'type': 'group', 'id': 'g', 'conditional': {'hide': '=kind = \\\"a\\\"'}, 'components': ["
						+ component("textfield", "inside", "") + "]}");
		assertThat(typed(form, Map.of(), Map.of("kind", sent("a"), "why", sent("w"), "inside", sent("i"))).submission())
			.isEqualTo(Map.of("kind", "a", "why", "w"));
		assertThat(typed(form, Map.of(), Map.of("kind", sent("b"), "why", sent("w"), "inside", sent("i"))).submission())
			.isEqualTo(Map.of("kind", "b", "inside", "i"));
	}

	@Test
	void aHiddenFieldCountsInConditionsWithWhatTheFormBeganWith() {
		FormModel form = form(component("radio", "a", CHOICES + ", 'defaultValue': 'a'"),
				component("checkbox", "b", "'conditional': {'hide': '=a = \"a\"'}"),
				component("textfield", "c", "'conditional': {'hide': '=b = true'}"));
		assertThat(typed(form, Map.of(), Map.of("a", sent("a"), "b", sent("true"), "c", sent("x"))).submission())
			.isEqualTo(Map.of("a", "a", "c", "x"));
		assertThat(typed(form, Map.of(), Map.of("a", sent("b"), "b", sent("true"), "c", sent("x"))).submission())
			.isEqualTo(Map.of("a", "b", "b", true));
	}

	@Test
	void rowsOfAListHaveConditionsOfTheirOwn() {
		FormModel form = form(list("rows", 2, component("textfield", "why", ""),
				component("textfield", "proof", "'conditional': {'hide': '=this.why = null or this.why = \"\"'}")));
		assertThat(FilledForm.begin(form, Map.of()).submission())
			.isEqualTo(Map.of("rows", List.of(Map.of("why", ""), Map.of("why", ""))));
		assertThat(typed(form, Map.of(),
				Map.of("rows", sent("2"), "rows[1].why", sent("x"), "rows[1].proof", sent("p"), "rows[2].proof",
						sent("q")))
			.submission()).isEqualTo(Map.of("rows", List.of(Map.of("why", "x", "proof", "p"), Map.of("why", ""))));
		assertThat(typed(form, Map.of(), Map.of("rows", sent("0"))).submission()).isEmpty();
	}

	@Test
	void rowsAreAddedAndTakenAway() {
		FormModel form = form(list("rows", 0, component("checkbox", "pilot", "'defaultValue': true")));
		FilledForm filled = typed(form, Map.of(), Map.of("rows", sent("1")));
		assertThat(filled.submission()).isEqualTo(Map.of("rows", List.of(Map.of("pilot", false))));
		filled.addRow("rows");
		filled.addRow("elsewhere");
		assertThat(filled.submission())
			.isEqualTo(Map.of("rows", List.of(Map.of("pilot", false), Map.of("pilot", true))));
		filled.removeRow("rows", 1);
		filled.removeRow("rows", 5);
		assertThat(filled.submission()).isEqualTo(Map.of("rows", List.of(Map.of("pilot", true))));
	}

	@Test
	void aDraftComesBackWithWhatIsHiddenToo() {
		FormModel form = form(component("radio", "kind", CHOICES),
				component("textfield", "why", "'conditional': {'hide': '=kind != \"a\"'}"),
				list("rows", 1, component("number", "days", "")));
		FilledForm filled = typed(form, Map.of("fact", "f"),
				Map.of("kind", sent("b"), "why", sent("w"), "rows", sent("1"), "rows[1].days", sent("viele")));
		JsonNode draft = JSON.valueToTree(filled.written());
		assertThat(draft.has("fact")).isFalse();
		assertThat(FilledForm.resume(form, Map.of("fact", "f"), draft).written()).isEqualTo(filled.written());
	}

	static Stream<Arguments> refused() {
		return Stream.of(arguments("textfield", "'validate': {'required': true}", "", "own.required"),
				arguments("checkbox", "'validate': {'required': true}", null, "own.tick"),
				arguments("taglist", NUMBERS + ", 'validate': {'required': true}", null, "own.required"),
				arguments("textfield", "'validate': {'minLength': 3, 'maxLength': 5}", "ab", "own.tooShort"),
				arguments("textarea", "'validate': {'maxLength': 5}", "abcdef", "own.tooLong"),
				arguments("textfield", "'validate': {'pattern': '^[0-9]+$', 'maxLength': 9}", "x", "own.pattern"),
				arguments("textfield", "'validate': {'validationType': 'email', 'maxLength': 9}", "x", "own.pattern"),
				arguments("number", "", "viele", "anyNumber"), arguments("number", "", "1e999", "anyNumber"),
				arguments("number", "", "-1e999", "anyNumber"), arguments("number", "", "1e2147483647", "anyNumber"),
				arguments("number", "", "NaN", "anyNumber"),
				arguments("number", "'serializeToString': true", "1e2147483647", "anyNumber"),
				arguments("number", "", "1e300", "own.digits"),
				arguments("number", "'validate': {'min': 2}", "1", "own.min"),
				arguments("number", "'validate': {'max': 2}", "3", "own.max"),
				arguments("number", "'decimalDigits': 0", "1.5", "own.whole"),
				arguments("number", "'decimalDigits': 1, 'increment': '0.5'", "1.2", "own.increment"),
				arguments("datetime", "'subtype': 'date'", "morgen", "date"),
				arguments("datetime", "'subtype': 'date', 'disallowPassedDates': true", "2026-11-28", "own.pastDate"));
	}

	@ParameterizedTest(name = "{0} {1} refuses {2}")
	@MethodSource("refused")
	void whatFormJsDoesNotLetPassIsRefused(String type, String more, String sent, String code) {
		FormModel form = form(component(type, "x", more),
				list("rows", 1, component(type, "x", more).replace("'id': 'x'", "'id': 'y'")));
		Map<String, String[]> page = new HashMap<>(Map.of("rows", sent("1")));
		if (sent != null) {
			page.put("x", sent(sent));
			page.put("rows[1].x", sent(sent));
		}
		assertThat(typed(form, Map.of(), page).problems(TODAY)).extracting(Problem::field, Problem::code)
			.containsExactly(tuple("x", code), tuple("rows[1].x", code));
	}

	@Test
	void whatIsHiddenIsNotMissed() {
		FormModel form = form(component("checkbox", "more", ""), component("textfield", "x",
				"'validate': {'required': true}, 'conditional': {'hide': '=more = false'}"));
		assertThat(typed(form, Map.of(), Map.of()).problems(TODAY)).isEmpty();
		assertThat(typed(form, Map.of(), Map.of("more", sent("true"))).problems(TODAY)).hasSize(1);
	}

	@Test
	void aNumberThatIsNoneStaysAsItWasTyped() {
		FilledForm filled = typed(form(component("number", "x", "")), Map.of(), Map.of("x", sent("1e999")));
		assertThat(filled.texts()).containsEntry("x", "1e999");
		assertThat(filled.parts(Map.of()).get(0).text()).isEqualTo("1e999");
		FilledForm draft = FilledForm.resume(form(component("number", "x", "")), Map.of(),
				JSON.valueToTree(Map.of("x", Double.POSITIVE_INFINITY)));
		assertThat(draft.problems(TODAY)).extracting(Problem::code).containsExactly("anyNumber");
	}

	@Test
	void aNumberOfAnyLengthIsHeldAgainstTheForm() {
		OwnField field = OwnField.of(form(component("number", "x", "'increment': '0.5'")).fields().get(0));
		assertThat(field.unfit("x", new BigDecimal("1e2147483647")).map(Problem::code)).hasValue("own.digits");
	}

	@Test
	void aNameBeforeThePointOfAnotherKeepsItsValue() {
		FormModel form = form(component("textfield", "customer", ""), component("textfield", "customer.name", ""),
				component("textfield", "why", "'conditional': {'hide': '=customer = \"x\"'}"),
				component("textfield", "link.first", ""), component("textfield", "link.second", ""),
				component("textfield", "more", "'conditional': {'hide': '=link.first + link.second = \"ab\"'}"));
		assertThat(typed(form, Map.of(),
				Map.of("customer", sent("x"), "customer.name", sent("n"), "link.first", sent("a"), "link.second",
						sent("b")))
			.submission()).containsOnlyKeys("customer", "customer.name", "link.first", "link.second");
	}

	private static FilledForm typed(FormModel form, Map<String, Object> known, Map<String, String[]> sent) {
		return FilledForm.typed(form, known, sent::get);
	}

	private static String[] sent(String text) {
		return new String[] { text };
	}

	private static Object plain(Object value) {
		return (value instanceof Number number && !(value instanceof Double)) ? number.longValue() : value;
	}

	static FormModel form(String... components) {
		return FormModel
			.read(("{'id': 'form', 'type': 'default', 'components': [" + String.join(", ", components) + "]}")
				.replace('\'', '"'));
	}

	static String component(String type, String key, String more) {
		return "{'type': '" + type + "', 'id': '" + key + "', 'key': '" + key + "', 'label': 'Label of " + key + "'"
				+ (more.isEmpty() ? "" : ", " + more.replace("\"", "\\\"")) + "}";
	}

	static String list(String path, int repetitions, String... components) {
		return "{'type': 'dynamiclist', 'id': 'list', 'path': '" + path
				+ "', 'isRepeating': true, 'defaultRepetitions': " + repetitions + ", 'label': 'List', 'components': ["
				+ String.join(", ", components) + "]}";
	}

	@ParameterizedTest
	@ValueSource(strings = { "select", "radio", "checklist", "taglist" })
	void choicesThatHangOnWhatIsTypedAreTold(String type) {
		FormModel form = FormModel.read("""
				{"id": "x", "type": "default", "components": [
				  {"type": "textfield", "id": "a", "key": "asked"},
				  {"type": "%s", "id": "b", "key": "answer", "valuesExpression": "=[asked]"},
				  {"type": "%s", "id": "c", "key": "other", "values": [{"label": "asked", "value": "1"}]}]}
				""".formatted(type, type));
		FilledForm filled = FilledForm.typed(form, Map.of(),
				(name) -> name.equals("asked") ? new String[] { "eins" } : null);
		List<FormPart> parts = filled.parts(Map.of());
		assertThat(parts).extracting(FormPart::hasLiveOptions).containsExactly(false, true, false);
		assertThat(parts.get(1).options()).extracting(Option::text).containsExactly("eins");
	}

}
