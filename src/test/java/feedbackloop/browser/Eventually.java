package feedbackloop.browser;

import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;

/**
 * What is so on a page as soon as it stands still: until then it is drawn, and parts of
 * it are loaded anew.
 */
final class Eventually {

	private Eventually() {
	}

	/**
	 * Looks again while it is not so, or the page goes away under the look.
	 * @param look reads the page, and fails as an assertion does
	 */
	static void holds(Page page, Runnable look) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		try {
			page.waitForCondition(() -> succeeds(look, failure));
		}
		catch (TimeoutError ex) {
			throw new AssertionError(failure.get().getMessage(), failure.get());
		}
	}

	private static boolean succeeds(Runnable look, AtomicReference<Throwable> failure) {
		try {
			look.run();
			return true;
		}
		catch (AssertionError | PlaywrightException ex) {
			failure.set(ex);
			return false;
		}
	}

}
