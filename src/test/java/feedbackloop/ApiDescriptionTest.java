package feedbackloop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI documents say enough for a generated client: each operation has a name,
 * what goes in and out has a form, and what is named is there. That one compiles and
 * calls is in {@link GeneratedClient}.
 */
@CaseTest
class ApiDescriptionTest {

	private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

	@LocalServerPort
	private int port;

	@Autowired
	private ObjectMapper json;

	private JsonNode api;

	private final List<String> faults = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "/api/docs/openapi", "/api/docs/openapi/customers", "/api/docs/openapi/staff" })
	void sayEnoughForAGeneratedClient(String document) throws Exception {
		String text = Caller.program(this.port, "support").get(document).body();
		Files.writeString(Path.of("target", document.replace("/", "-").substring(1) + ".json"), text);
		this.api = this.json.readTree(text);
		assertThat(this.api.get("openapi").asText()).startsWith("3.");
		Set<String> names = new HashSet<>();
		operations((where, operation) -> {
			String name = operation.path("operationId").asText("");
			check(name.matches("[a-zA-Z]\\w*") && names.add(name), where + ": no name of its own, but " + name);
			JsonNode body = operation.get("requestBody");
			check(body == null || hasForms(body.get("content")), where + ": a body without a form");
			operation.get("responses").properties().forEach((answer) -> {
				JsonNode content = answer.getValue().get("content");
				boolean isProblem = answer.getKey().matches("[45]..");
				check(isProblem || !answer.getValue().isEmpty(), where + ": nothing is said of " + answer.getKey());
				check((content == null && !isProblem) || hasForms(content),
						where + ": an answer without a form, " + answer.getKey());
			});
			operation.path("parameters")
				.forEach((parameter) -> check(parameter.has("schema"), where + ": " + parameter.path("name")));
		});
		this.api.findValuesAsText("$ref")
			.forEach((ref) -> check(this.api.at(ref.substring(1)).isObject(), "nothing at " + ref));
		this.api.at("/components/schemas")
			.properties()
			.forEach((schema) -> check(!isFree(schema.getValue()), "anything fits " + schema.getKey()));
		assertThat(this.faults).isEmpty();
	}

	private void operations(BiConsumer<String, JsonNode> check) {
		this.api.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.stream()
				.filter((operation) -> METHODS.contains(operation.getKey()))
				.forEach((operation) -> check.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
	}

	private boolean hasForms(JsonNode content) {
		return content != null && !content.isEmpty()
				&& content.valueStream().allMatch((form) -> form.has("schema") && !isFree(form.get("schema")));
	}

	/** Whether it lets pass whatever comes. */
	private static boolean isFree(JsonNode schema) {
		boolean isObject = schema.path("type").asText("object").equals("object");
		return isObject && !schema.has("$ref") && !schema.has("properties") && !schema.has("additionalProperties")
				&& !schema.has("oneOf") && !schema.has("allOf") && !schema.has("anyOf");
	}

	private void check(boolean holds, String fault) {
		if (!holds) {
			this.faults.add(fault);
		}
	}

}
