package feedbackloop.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The Chromium that is installed on this machine; nothing is downloaded. All tests of a
 * run share it, each with windows of its own.
 */
final class Chromium implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final List<String> SWITCHES = List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN");

	/**
	 * Long, because a test that waits for nothing fails anyway, and machines are busy.
	 */
	private static final int WAIT_MILLIS = 60_000;

	private final String baseUrl;

	private final List<BrowserContext> people = new ArrayList<>();

	Chromium(String baseUrl) {
		this.baseUrl = baseUrl;
		PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
	}

	/**
	 * A window of a person of their own: with cookies that nobody shares.
	 */
	Page window(String language) {
		BrowserContext person = Started.browser.newContext(new Browser.NewContextOptions().setBaseURL(this.baseUrl)
			.setLocale(language)
			.setTimezoneId("Asia/Shanghai")
			.setViewportSize(Screenshots.WIDTH, Screenshots.HEIGHT));
		person.setDefaultTimeout(WAIT_MILLIS);
		this.people.add(person);
		return person.newPage();
	}

	/**
	 * A window of somebody who has signed in, at an address for which he had to.
	 */
	Page signedIn(String language, String userId, String address) {
		Page window = window(language);
		signIn(window, userId, address);
		return window;
	}

	/**
	 * Signs in where an address leads that only staff may see.
	 */
	static void signIn(Page window, String userId, String address) {
		window.navigate(address);
		window.locator("#username").fill(userId);
		window.locator("#password").fill("feedback");
		window.locator("main button[type=submit]").click();
		window.waitForURL((url) -> !url.contains("/login"));
	}

	@Override
	public void close() {
		this.people.forEach(BrowserContext::close);
	}

	/** Started for the first window; it ends with the JVM. */
	private static final class Started {

		private static final Browser browser = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
			.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(installed())
				.setArgs(SWITCHES)
				.setTimeout(WAIT_MILLIS));

		private static Path installed() {
			return Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.flatMap((directory) -> NAMES.stream().map((name) -> Path.of(directory, name)))
				.filter(Files::isExecutable)
				.findFirst()
				.orElseThrow(
						() -> new IllegalStateException("The browser test needs one of " + NAMES + " on the PATH"));
		}

	}

}
