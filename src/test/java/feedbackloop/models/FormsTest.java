package feedbackloop.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.process.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own forms keep to beyond what the check asks of everybody's: all that a task
 * accepts, both languages, a link to the case.
 */
class FormsTest {

	private static final Path FORMS = Path.of("forms");

	private static final ObjectMapper JSON = new ObjectMapper();

	static Stream<String> keys() {
		return Contract.tasks().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormIsMadeForTasklist724(String key) {
		assertThat(read(key).path("executionPlatformVersion").asText()).startsWith("7.24");
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormAsksForAllThatItsTaskAccepts(String key) {
		// A reason for one kind only belongs to the plan; an override to tasks of four
		// eyes.
		Stream<String> names = Contract.answersOf(key)
			.stream()
			.filter((answer) -> !Set.of("oneKindReason", "overrideReason").contains(answer.name()))
			.flatMap((answer) -> Stream.concat(Stream.of(answer.name()),
					answer.columns().stream().map((column) -> answer.name() + "." + column.name())));
		assertThat(fields(key)).extracting(Field::name).containsAll(names.toList());
	}

	@ParameterizedTest
	@MethodSource("keys")
	void everyTextIsChineseFirstAndEnglishAfterIt(String key) {
		for (Field field : fields(key)) {
			assertThat(texts(field.node())).as("texts of " + field.node().path("id").asText())
				.isNotEmpty()
				.allSatisfy((text) -> assertThat(text.replaceAll("\\{\\{.*?}}", ""))
					.matches("(?s)[^\\p{IsHan}]*\\p{IsHan}.*\\p{IsLatin}.*"));
		}
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormOpensWithALinkToTheCaseOrTheReview(String key) {
		JsonNode header = read(key).path("components").path(0);
		assertThat(header.path("type").asText()).isEqualTo("text");
		assertThat(header.path("text").asText())
			.contains(key.equals("review") ? "(/reviews/{{reviewNumber}})" : "(/cases/{{feedbackNumber}})");
	}

	@Test
	void analysisAsksForMeasuresLikeThePlanButForNoneAtFirst() {
		ObjectNode ofPlan = measures("plan");
		ObjectNode ofAnalysis = measures("analysis");
		assertThat(ofPlan.remove("defaultRepetitions").asInt()).isEqualTo(2);
		assertThat(ofAnalysis.remove("defaultRepetitions").asInt()).isZero();
		assertThat(ofAnalysis.remove("conditional").path("hide").asText()).as("There are none without a cause")
			.isEqualTo("=conclusion = \"watch\" or conclusion = \"close\"");
		assertThat(ofAnalysis.toString().replace("analysis_", "plan_")).isEqualTo(ofPlan.toString());
	}

	private static ObjectNode measures(String key) {
		return (ObjectNode) fields(key, "dynamiclist").stream()
			.filter((list) -> list.name().equals("measures"))
			.findFirst()
			.orElseThrow()
			.node();
	}

	private static List<String> texts(JsonNode component) {
		Stream<String> own = Stream.of("label", "dateLabel", "text", "description")
			.filter(component::has)
			.map((name) -> component.path(name).asText());
		Stream<String> options = children(component.path("values")).map((option) -> option.path("label").asText());
		return Stream.concat(own, options).toList();
	}

	private static List<Field> fields(String key, String... types) {
		List<Field> fields = new ArrayList<>();
		collect(read(key), "", fields);
		Predicate<Field> wanted = (field) -> types.length == 0
				|| Set.of(types).contains(field.node().path("type").asText());
		return fields.stream().filter(wanted).toList();
	}

	private static void collect(JsonNode parent, String list, List<Field> fields) {
		children(parent.path("components")).forEach((component) -> {
			boolean isList = component.path("type").asText().equals("dynamiclist");
			String name = component.path(isList ? "path" : "key").asText();
			fields.add(new Field(name.isEmpty() ? "" : list + name, component));
			collect(component, isList ? name + "." : list, fields);
		});
	}

	private static Stream<JsonNode> children(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	private static JsonNode read(String key) {
		try {
			return JSON.readTree(Files.readString(FORMS.resolve(key + ".form")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A component and the name it submits under: empty, a variable, or list.column. */
	private record Field(String name, JsonNode node) {

	}

}
