package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Asks the API and the forms of a case as members of staff do.
 */
@TestComponent
class StaffCalls {

	private final MockMvc http;

	private final ObjectMapper json;

	StaffCalls(MockMvc http, ObjectMapper json) {
		this.http = http;
		this.json = json;
	}

	MockHttpServletResponse api(String userId, String path, Map<String, Object> body) {
		return api(userId, path, body, null);
	}

	MockHttpServletResponse api(String userId, String path, Map<String, Object> body, String key) {
		try {
			MockHttpServletRequestBuilder request = post("/api/cases/" + path).contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsString(body));
			return answer(userId, (key != null) ? request.header("Idempotency-Key", key) : request);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	MockHttpServletResponse form(String userId, String path, Map<String, String> fields) {
		MockHttpServletRequestBuilder request = post("/cases/" + path);
		fields.forEach(request::param);
		return answer(userId, request);
	}

	JsonNode read(MockHttpServletResponse answer) {
		try {
			return this.json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockHttpServletResponse answer(String userId, MockHttpServletRequestBuilder request) {
		try {
			return this.http.perform(request.with(member(userId)).with(csrf())).andReturn().getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
