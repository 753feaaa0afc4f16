package feedbackloop.notation;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The fields of a form with what they are in, and what is no form.
 */
class FormModelTests {

	private static final String TEXT = """
			{"id": "f", "type": "default", "components": [
			  {"type": "group", "id": "g", "conditional": {"hide": "=a"}, "components": [
			    {"type": "textfield", "key": "name", "validate": {"required": true}},
			    {"type": "dynamiclist", "path": "rows", "conditional": {"hide": "=b"}, "components": [
			      {"type": "select", "key": "kind", "conditional": {"hide": "=c"},
			        "values": [{"value": "x", "label": "X"}]}]}]},
			  {"type": "text", "id": "words"}]}
			""";

	private final FormModel form = FormModel.read(TEXT);

	@Test
	void fieldsComeInOrderWithWhatTheyAreIn() {
		assertThat(this.form.fields()).extracting(FormField::type, FormField::place, FormField::depth)
			.containsExactly(tuple("group", "g", 0), tuple("textfield", "name", 1), tuple("dynamiclist", "rows", 1),
					tuple("select", "rows.kind", 2), tuple("text", "words", 0));
		assertThat(this.form.fields()).extracting(FormField::list).containsExactly("", "", "", "rows", "");
		assertThat(this.form.fields()).extracting(FormField::conditions)
			.containsExactly(List.of("=a"), List.of("=a"), List.of("=a", "=b"), List.of("=a", "=b", "=c"), List.of());
		assertThat(this.form.fields()).extracting(FormField::isRequired)
			.containsExactly(false, true, false, false, false);
		assertThat(this.form.fields().get(3).choices()).extracting(JsonNode::asText).containsExactly("x");
	}

	@Test
	void whatIsNoFormIsRefusedWithItsLine() {
		refuses("{}", "", "notAForm");
		refuses("", "", "notAForm");
		refuses("[]", "", "notAForm");
		refuses("{\"components\":\n[}", "line 2", "jsonBroken");
		refuses("{\"components\": [], \"id\": \"a\",\n\"id\": \"b\"}", "line 2", "jsonBroken");
		refuses("{\"components\": []} {}", "line 1", "jsonBroken");
		refuses("{\"components\": " + "[".repeat(50) + "]".repeat(50) + "}", "line 1", "jsonBroken");
		refuses("{\"components\": []}" + " ".repeat(256_000), "", "tooLarge");
	}

	private static void refuses(String text, String place, String code) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> FormModel.read(text))
			.satisfies((refused) -> assertThat(refused.in("forms/f.form")).extracting(Finding::place, Finding::code)
				.containsExactly(place, code));
	}

}
