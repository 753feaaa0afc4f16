package feedbackloop.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notices whether a window runs a script that somebody wrote into a text, or asks another
 * host for something. Texts that try set {@code window.pwned} or open a dialog. Pages
 * tell at once, so that one that is loaded anew takes nothing with it.
 */
final class ScriptGuard {

	private final Page page;

	private final List<String> incidents = new ArrayList<>();

	ScriptGuard(Page page) {
		this.page = page;
		page.onDialog((dialog) -> {
			this.incidents.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		page.onRequest((request) -> {
			URI address = URI.create(request.url());
			if (address.getHost() != null && !address.getHost().equals("127.0.0.1")) {
				this.incidents.add("request: " + request.url());
			}
		});
		page.exposeFunction("tellGuard", (what) -> this.incidents.add(what[0].toString()));
		page.addInitScript("""
				Object.defineProperty(window, 'pwned', {
				  set: (value) => tellGuard('script: ' + value + ' in ' + location.href)
				});
				document.addEventListener('securitypolicyviolation', (event) =>
				  tellGuard('blocked: ' + event.violatedDirective + ' ' + event.blockedURI));""");
	}

	/**
	 * Nothing ran, and nothing that would have run was stopped only by the browser.
	 */
	void check() {
		Eventually.holds(this.page, () -> this.page.frames().forEach(ScriptGuard::hearToTheEnd));
		assertThat(this.incidents).as(this.page.url()).isEmpty();
	}

	/** What a frame told arrives before its answer that all of it is there. */
	private static void hearToTheEnd(Frame frame) {
		assertThat(frame.evaluate("() => document.readyState")).as(frame.url()).isEqualTo("complete");
	}

}
