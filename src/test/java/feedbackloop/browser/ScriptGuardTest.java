package feedbackloop.browser;

import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The guard of the browser tests notices what it is there for, also in a frame that is
 * loaded anew at that moment, and nothing else.
 */
class ScriptGuardTest {

	private static final String FRAME = "<iframe src=frame></iframe>";

	private static final String AGAIN = "<script>onload = () => setTimeout(() => location.reload(), 20)</script>";

	private static final String ONCE = "<script>if (!sessionStorage.ran) { sessionStorage.ran = pwned = 1 }</script>";

	private Chromium chromium;

	private Page page;

	private ScriptGuard guard;

	@BeforeEach
	void start() {
		this.chromium = new Chromium("http://127.0.0.1");
		this.page = this.chromium.window("zh-CN");
		this.guard = new ScriptGuard(this.page);
	}

	@AfterEach
	void stop() {
		this.chromium.close();
	}

	@Test
	void aScriptIsNoticed() {
		open("<script>window.pwned = 1</script>", "");
		assertNoticed("script: 1");
	}

	@Test
	void aScriptInAFrameIsNoticed() {
		open(FRAME, "<script>pwned = 2</script>");
		assertNoticed("script: 2");
	}

	@Test
	void aFrameThatSetsItInThePageAroundItIsNoticed() {
		open("<iframe srcdoc='<script>parent.pwned = 3</script>'></iframe>", "");
		assertNoticed("script: 3");
	}

	@Test
	void aScriptThatRanInAPageThatIsGoneIsNoticed() {
		open(FRAME, ONCE + AGAIN);
		assertNoticed("script: 1");
	}

	@Test
	void aScriptThatRunsWhenAPictureFailsIsNoticed() {
		open("<img src=none onerror='pwned = 4'>", "");
		assertNoticed("script: 4");
	}

	@Test
	void aScriptThatOnlyTheBrowserStoppedIsNoticed() {
		serve("**/*", Map.of("Content-Security-Policy", "script-src 'self'"), "<img src=none onerror='pwned = 5'>");
		this.page.navigate("/");
		assertNoticed("blocked: script-src");
	}

	@Test
	void aDialogIsNoticed() {
		open("<script>alert('owned')</script>", "");
		assertNoticed("dialog: owned");
	}

	@Test
	void aRequestToAnotherHostIsNoticed() {
		open("<img src=//evil.invalid/p.png>", "");
		assertNoticed("request: http://evil.invalid/p.png");
	}

	@Test
	void aFrameThatIsLoadedAnewAllTheTimeIsNoIncident() {
		open(FRAME, "<p>window.pwned = 1</p>" + AGAIN);
		for (int i = 0; i < 50; i++) {
			this.guard.check();
		}
	}

	@Test
	void aFrameThatIsPutInAndTakenAwayAllTheTimeIsNoIncident() {
		open("""
				<script>
				  setInterval(() => {
				    document.body.replaceChildren(Object.assign(document.createElement('iframe'), { src: 'frame' }));
				  }, 50);
				</script>""", "");
		for (int i = 0; i < 50; i++) {
			this.guard.check();
		}
	}

	private void open(String body, String frame) {
		serve("**/*", Map.of(), body);
		serve("**/frame", Map.of(), frame);
		serve("**/none", Map.of(), "no picture");
		this.page.navigate("/");
	}

	private void serve(String address, Map<String, String> headers, String body) {
		this.page.route(address,
				(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")
					.setHeaders(headers)
					.setBody("<!DOCTYPE html><body>" + body)));
	}

	private void assertNoticed(String incident) {
		assertThatThrownBy(this.guard::check).isInstanceOf(AssertionError.class).hasMessageContaining(incident);
	}

}
