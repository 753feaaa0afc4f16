package feedbackloop.models.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table may ask for a field that an owner added to a form, where there is an answer
 * whenever the table is asked.
 */
class OwnInputsTest {

	private static final String BOX = """
			{"type": "checkbox", "key": "own", "id": "own_own", "label": "x"},""";

	private static final String BUTTONS = """
			{"type": "radio", "key": "own", "id": "own_own", "label": "x", "validate": {"required": %s},
			 "conditional": {"hide": "=%s"}, "values": [{"label": "a", "value": "a"}, {"label": "b", "value": "b"}]},""";

	private static final String NUMBER = """
			{"type": "number", "key": "own", "id": "own_own", "label": "x", "validate": {"required": true}},""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a box                        | analysis | box      | boolean |         |
			a choice                     | analysis | buttons  | string  | "a","b" |
			a number                     | analysis | number   | double  |         |
			a box asked too early        | plan     | box      | boolean |         | tableInputOpen
			a choice that may be empty   | analysis | optional | string  | "a","b" | tableInputOpen
			a choice that may be hidden  | analysis | hidden   | string  | "a","b" | tableInputOpen
			a box of many                | contribute | box    | boolean |         | tableInputOpen
			a box of another process     | fix      | box      | boolean |         | tableInputExtra
			a number that may be a half  | analysis | number   | integer |         | tableInputType
			a choice that lacks a value  | analysis | buttons  | string  | "a"     | tableInputShrunk
			""")
	void aTableAsksForAField(String what, String form, String field, String type, String declared, String code) {
		String component = switch (field) {
			case "box" -> BOX;
			case "number" -> NUMBER;
			case "optional" ->
				BUTTONS.formatted(false, "false").replace(" \"conditional\": {\"hide\": \"=false\"},", "");
			case "hidden" -> BUTTONS.formatted(true, "direction = null");
			default -> BUTTONS.formatted(true, "false").replace(" \"conditional\": {\"hide\": \"=false\"},", "");
		};
		ModelFile table = changed("processes/approval.dmn", "<input id=\"input_dueBeyondLimit\"",
				"""
						<input id="input_own" label="own"><inputExpression id="expression_own" typeRef="%s"><text>own</text></inputExpression>%s</input>
						<input id="input_dueBeyondLimit\""""
					.formatted(type, (declared != null)
							? "<inputValues id=\"values_own\"><text>" + declared + "</text></inputValues>" : ""));
		String text = table.text()
			.replaceAll("(<inputEntry id=\")(\\w+)(_dueBeyondLimit\")",
					"<inputEntry id=\"$2_own\"><text></text></inputEntry>$0");
		ModelFile withCells = new ModelFile(table.name(), text);
		List<ModelFile> files = List.of(withCells,
				changed("forms/" + form + ".form", "\"components\": [", "\"components\": [" + component));
		assertThat(
				new TableCheck().check(withCells, Corpus.shipped().with(files)).stream().map(Finding::code).distinct())
			.as(what)
			.containsExactlyElementsOf((code != null) ? List.of(code) : List.of());
	}

	private static ModelFile changed(String name, String part, String replacement) {
		String text = Corpus.shipped().find(name).orElseThrow().text();
		assertThat(text).contains(part);
		return new ModelFile(name, text.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(replacement)));
	}

}
