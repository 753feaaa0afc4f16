package feedbackloop.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The Chromium that is installed on this machine; nothing is downloaded.
 */
final class Chromium implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final List<String> SWITCHES = List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN");

	private static final int WAIT_MILLIS = 20_000;

	private final Playwright playwright;

	private final Browser browser;

	private final String baseUrl;

	Chromium(String baseUrl) {
		this.baseUrl = baseUrl;
		PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(SWITCHES));
	}

	/**
	 * A window of a person of their own: with cookies that nobody shares.
	 */
	Page window(String language) {
		BrowserContext person = this.browser.newContext(new Browser.NewContextOptions().setBaseURL(this.baseUrl)
			.setLocale(language)
			.setTimezoneId("Asia/Shanghai")
			.setViewportSize(Screenshots.WIDTH, Screenshots.HEIGHT));
		person.setDefaultTimeout(WAIT_MILLIS);
		return person.newPage();
	}

	@Override
	public void close() {
		this.playwright.close();
	}

	private static Path installed() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> NAMES.stream().map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The browser test needs one of " + NAMES + " on the PATH"));
	}

}
