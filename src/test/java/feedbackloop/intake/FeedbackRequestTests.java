package feedbackloop.intake;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A repeated submission is known by a hash of its JSON, also one from before an upgrade:
 * names and order stay.
 */
class FeedbackRequestTests {

	@Test
	void theJsonOfASubmissionIsFlatAndInOrder() throws Exception {
		FeedbackRequest request = new FeedbackRequest("phone", new ClearVerbatim("a", "b", "c"), "2026-11-22",
				new FeedbackRequest.Topic("d", "e", "f", "g"),
				new FeedbackRequest.Customer("h", null, null, "i@example.org", false), "j", "2026-11-23", "yes",
				"urgent", List.of(new FeedbackRequest.LinkOrFile(null, "k.png")), "en", null);

		String json = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
			.writeValueAsString(request);

		assertThat(json).isEqualTo("{\"channel\":\"phone\",\"summary\":\"a\",\"description\":\"b\",\"demand\":\"c\","
				+ "\"occurredAt\":\"2026-11-22\",\"product\":\"d\",\"module\":\"e\",\"region\":\"f\","
				+ "\"customerGroup\":\"g\",\"customer\":{\"name\":\"h\",\"email\":\"i@example.org\","
				+ "\"anonymous\":false},\"userCategory\":\"j\",\"givenAt\":\"2026-11-23\","
				+ "\"coreBlocked\":\"yes\",\"mark\":\"urgent\",\"evidence\":[{\"fileName\":\"k.png\"}],"
				+ "\"language\":\"en\"}");
	}

}
