package feedbackloop.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Pictures of what people see, in {@code target/screenshots}, for us to look at. They are
 * taken where {@code -Dscreenshots} asks for them, and of tests that fail.
 */
final class Screenshots {

	/** Wide enough for the case beside a form. */
	static final int WIDTH = 1440;

	static final int HEIGHT = 900;

	private static final Path FOLDER = Path.of("target", "screenshots");

	private static final boolean ASKED = System.getProperty("screenshots") != null;

	private Screenshots() {
	}

	static void take(Page page, String name) {
		if (ASKED) {
			page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
		}
	}

	/**
	 * One of a test that failed, whose page may hang: it is not waited for long.
	 */
	static void takeOfFailure(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setTimeout(5_000).setPath(FOLDER.resolve(name + ".png")));
	}

	/**
	 * The whole length of a page on a screen of that width.
	 */
	static void take(Page page, String name, int width) {
		if (ASKED) {
			page.setViewportSize(width, HEIGHT);
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(FOLDER.resolve(name + "-" + width + ".png")));
			page.setViewportSize(WIDTH, HEIGHT);
		}
	}

	/**
	 * All of a part that scrolls within the page.
	 */
	static void takeAllOf(Page page, Locator part, String name) {
		if (!ASKED) {
			return;
		}
		int hidden = (int) part.evaluate("""
				part => {
				  let longest = 0;
				  for (let area = part; area; area = area.parentElement) {
				    longest = Math.max(longest, area.scrollHeight - area.clientHeight);
				  }
				  return longest;
				}""");
		page.setViewportSize(WIDTH, HEIGHT + hidden);
		take(page, name);
		page.setViewportSize(WIDTH, HEIGHT);
	}

}
