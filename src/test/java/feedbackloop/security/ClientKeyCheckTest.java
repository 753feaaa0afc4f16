package feedbackloop.security;

import java.sql.SQLTransientConnectionException;
import java.util.List;

import feedbackloop.clients.ClientKeys;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What programs need where a key is asked of them, and what they are told while the
 * database is away. How keys count is in {@code ClientsTest}.
 */
@CaseTest
class ClientKeyCheckTest {

	private static final String UNKNOWN = "Bearer fbl_" + "0".repeat(64);

	@Autowired
	private ClientKeys keys;

	@Autowired
	private LimitCounter limits;

	@Autowired
	private ApiAnswers answers;

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /api/feedback, 401", "GET, /api/feedback/FB-20261122-000001, 200",
			"POST, /api/feedback/FB-20261122-000001/messages, 200",
			"POST, /api/feedback/FB-20261122-000001/reopening, 200", "POST, /submit, 200", "GET, /api/docs, 200",
			"POST, /api/measures/IM-20261122-000001-1/tracker, 200" })
	void whereAKeyIsRequiredItIsToSubmitOnly(String method, String path, int status) throws Exception {
		assertThat(send(true, method, path, null).getStatus()).isEqualTo(status);
		assertThat(send(false, method, path, null).getStatus()).isEqualTo(200);
	}

	@Test
	void whoIsToldToSendAKeyIsToldHow() throws Exception {
		MockHttpServletResponse answer = send(true, "POST", "/api/feedback", null);
		assertThat(answer.getContentType()).isEqualTo("application/problem+json");
		assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer realm=\"Feedback Loop\"");
		assertThat(answer.getContentAsString()).contains("Authorization: Bearer fbl_");
	}

	@Test
	void whoeverIsSignedInNeedsNone() throws Exception {
		SecurityContextHolder.getContext().setAuthentication(SignedIn.token("support", List.of("support")));
		assertThat(send(true, "POST", "/api/feedback", null).getStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/api/feedback, 401", "/api/feedback/FB-20261122-000001, 401", "/api/cases, 200", "/submit, 200" })
	void aWrongKeyIsRefusedWhereKeysAreRead(String path, int status) throws Exception {
		for (String header : List.of(UNKNOWN, UNKNOWN.replace("Bearer", "bearer"), "Bearer", "Bearer x y")) {
			assertThat(send(false, "POST", path, header).getStatus()).as(header).isEqualTo(status);
		}
		assertThat(send(false, "POST", path, "Basic c3VwcG9ydDpmZWVkYmFjaw==").getStatus()).isEqualTo(200);
	}

	@Test
	void withoutTheDatabaseTheAnswerIs503() throws Exception {
		ClientKeys away = mock(ClientKeys.class);
		given(away.find(anyString()))
			.willThrow(new CannotGetJdbcConnectionException("gone", new SQLTransientConnectionException("gone")));
		MockHttpServletResponse answer = send(new ClientKeyCheck(away, this.limits, this.answers, false), "POST",
				"/api/feedback", UNKNOWN);
		assertThat(answer.getStatus()).isEqualTo(503);
		assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
	}

	private MockHttpServletResponse send(boolean required, String method, String path, String authorization)
			throws Exception {
		return send(new ClientKeyCheck(this.keys, this.limits, this.answers, required), method, path, authorization);
	}

	private static MockHttpServletResponse send(ClientKeyCheck check, String method, String path, String authorization)
			throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		if (authorization != null) {
			request.addHeader(HttpHeaders.AUTHORIZATION, authorization);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		check.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
