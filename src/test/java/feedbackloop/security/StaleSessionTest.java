package feedbackloop.security;

import java.net.http.HttpResponse;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page asked before its session ended may be answered after somebody has signed in
 * again on it. The answer must not put another session in the place of theirs. Only who
 * opens a whole page is led on from the sign-in, which needs a session.
 */
@CaseTest
class StaleSessionTest {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/camunda/api/engine/engine/default/task/count, empty", "/camunda/api/admin/auth/user/default, empty",
			"/api/tasks/x/draft, empty", "/api/cases, empty", "/engine-rest/task, empty",
			"/cases/FB-20260101-000001, iframe", "/cases, empty", "/camunda/app/tasklist/default/, empty",
			"/css/sign-in.css, style" })
	void whatAPageAsksForBeginsNoSession(String address, String use) {
		assertThat(asked(address, use).headers().allValues("Set-Cookie"))
			.noneMatch((cookie) -> cookie.startsWith("JSESSIONID"));
	}

	@ParameterizedTest
	@CsvSource({ "/cases, document", "/camunda/app/tasklist/default/, document" })
	void whoOpensAPageIsLedOnAfterTheSignIn(String address, String use) {
		assertThat(asked(address, use).headers().allValues("Set-Cookie"))
			.anyMatch((cookie) -> cookie.startsWith("JSESSIONID"));
	}

	private HttpResponse<String> asked(String address, String use) {
		return Caller.browser(this.port)
			.with("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF")
			.with("Sec-Fetch-Dest", use)
			.get(address);
	}

}
