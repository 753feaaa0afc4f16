package feedbackloop.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * The pictures of {@code docs/process-owners.md}, taken anew only where
 * {@code -Dpictures} asks for it, so that a usual run leaves the folder as it is.
 */
final class Pictures {

	private static final Path FOLDER = Path.of("docs", "pictures");

	private static final boolean ASKED = System.getProperty("pictures") != null;

	private Pictures() {
	}

	/** A part of a page, in whole. */
	static void take(Locator part, String name) {
		if (ASKED) {
			part.screenshot(new Locator.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
		}
	}

	/** The upper part of what is in sight. */
	static void take(Page page, int height, String name) {
		if (ASKED) {
			page.screenshot(new Page.ScreenshotOptions().setClip(0, 0, Screenshots.WIDTH, height)
				.setPath(FOLDER.resolve(name + ".png")));
		}
	}

}
