package feedbackloop;

import java.net.http.HttpResponse;

import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What browsers keep, and that only what is the same for everybody is compressed.
 */
@CaseTest
class StaticFilesTest {

	@LocalServerPort
	private int port;

	private Caller browser;

	@BeforeEach
	void signIn() {
		this.browser = Caller.browser(this.port).with("Accept-Encoding", "gzip");
		this.browser.signIn("support");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/lib/deps.js?bust=7.24.0",
			"/webjars/bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js" })
	void filesOfLibrariesAreKeptForTheirVersion(String path) {
		HttpResponse<String> file = this.browser.get(path);
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(header(file, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
		assertThat(header(file, "Content-Encoding")).isEqualTo("gzip");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/css/feedback-loop.css", "/js/join.js", "/images/feedback-loop.svg",
			"/camunda/app/tasklist/scripts/config.js?bust=7.24.0", "/camunda/app/tasklist/styles/user-styles.css",
			"/camunda/app/tasklist/camunda-tasklist-bootstrap.js?bust=7.24.0" })
	void ourFilesAreSentAgainOnlyIfTheyAreOthers(String path) {
		HttpResponse<String> file = this.browser.get(path);
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
		String tag = header(file, "ETag");
		assertThat(tag).startsWith("W/");

		assertThat(this.browser.with("If-None-Match", tag).get(path).statusCode()).isEqualTo(304);
		assertThat(this.browser.with("If-None-Match", "W/\"before\"").get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void aRefusalIsNotKept() {
		HttpResponse<String> refusal = Caller.browser(this.port).get("/camunda/lib/deps.js?bust=7.24.0");
		assertThat(refusal.statusCode()).isEqualTo(302);
		assertThat(refusal.headers().firstValue("Cache-Control")).isEmpty();
	}

	/** Who could add something to it could guess what else it holds by its length. */
	@ParameterizedTest
	@ValueSource(strings = { "/absence", "/cases", "/rules", "/camunda/app/tasklist/default/",
			"/camunda/api/engine/engine/default/filter?maxResults=1", "/api/cases", "/api/docs/openapi" })
	void whatIsMadeForSomebodyIsNotCompressed(String path) {
		HttpResponse<String> page = this.browser.get(path);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Encoding")).isEmpty();
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse(null);
	}

}
