package feedbackloop.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notices whether a window runs a script that somebody wrote into a text, or asks another
 * host for something. Texts that try set {@code window.pwned} or open a dialog.
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
		page.addInitScript("""
				window.blocked = [];
				document.addEventListener('securitypolicyviolation', (event) =>
				  window.blocked.push(event.violatedDirective + ' ' + event.blockedURI));""");
	}

	/**
	 * Nothing ran, and nothing that would have run was stopped only by the browser.
	 */
	void check() {
		for (Frame frame : this.page.frames()) {
			assertThat(frame.evaluate("() => window.pwned ?? null")).as(frame.url()).isNull();
			assertThat((List<?>) frame.evaluate("() => window.blocked")).as(frame.url()).isEmpty();
		}
		assertThat(this.incidents).as(this.page.url()).isEmpty();
	}

}
