package feedbackloop.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The Chromium of this machine, or the one that Playwright downloads. All tests of a JVM
 * share it, each with windows of its own.
 */
final class Chromium implements AutoCloseable {

	/** First the one that draws pages only, and no windows around them. */
	private static final List<String> NAMES = List.of("chromium-headless-shell", "chrome-headless-shell", "chromium",
			"chromium-browser", "google-chrome");

	/**
	 * What Playwright switches off, since the last such switch counts, and what draws
	 * around the page that nobody sees: half of what a new window costs.
	 */
	private static final String SWITCHED_OFF = "AcceptCHFrame,AvoidUnnecessaryBeforeUnloadCheckSync,"
			+ "DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,"
			+ "MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,Translate,AutoDeElevate,"
			+ "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,PreloadTopChromeWebUI";

	private static final List<String> SWITCHES = List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN",
			"--disable-features=" + SWITCHED_OFF);

	/**
	 * Long, because a test that waits for nothing fails anyway, and machines are busy.
	 */
	private static final int WAIT_MILLIS = 60_000;

	private static final String MISSING = "No browser: install one of " + NAMES
			+ " so that it is on the PATH, or let Playwright reach the network to download its own";

	/** All that a site keeps with somebody, save the files that it served. */
	private static final String KEPT = "cookies,local_storage,indexeddb,service_workers,cache_storage";

	/** People of earlier tests, whose browsers have the files of the web apps. */
	private static final Map<String, Deque<BrowserContext>> earlier = new HashMap<>();

	private static Browser browser;

	/** Why there is none: the next test need not try again. */
	private static RuntimeException missing;

	private final String baseUrl;

	/** Each with the language that they read. */
	private final Map<BrowserContext, String> people = new LinkedHashMap<>();

	Chromium(String baseUrl) {
		this.baseUrl = baseUrl;
		PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
	}

	/**
	 * A window of a person of their own: with cookies that nobody shares.
	 */
	Page window(String language) {
		BrowserContext known = earlier(language).poll();
		BrowserContext person = (known != null) ? known : newcomer(language);
		this.people.put(person, language);
		return person.newPage();
	}

	/** Where the application is. */
	String baseUrl() {
		return this.baseUrl;
	}

	/** The browser of somebody who has switched scripts off; to be closed. */
	BrowserContext withoutScripts(String language) {
		BrowserContext person = started().newContext(new Browser.NewContextOptions().setBaseURL(this.baseUrl)
			.setLocale(language)
			.setJavaScriptEnabled(false));
		person.setDefaultTimeout(WAIT_MILLIS);
		return person;
	}

	private BrowserContext newcomer(String language) {
		BrowserContext person = started().newContext(new Browser.NewContextOptions().setBaseURL(this.baseUrl)
			.setLocale(language)
			.setTimezoneId("Asia/Shanghai")
			.setViewportSize(Screenshots.WIDTH, Screenshots.HEIGHT));
		person.setDefaultTimeout(WAIT_MILLIS);
		return person;
	}

	private Deque<BrowserContext> earlier(String language) {
		return earlier.computeIfAbsent(this.baseUrl + " " + language, (key) -> new ArrayDeque<>());
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

	/**
	 * The session is over for this browser, as after a weekend: its other cookies are
	 * still there.
	 */
	static void endsSession(Page window) {
		window.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
	}

	/** Takes a picture of each window that is open. */
	void pictures(String name) {
		List<Page> windows = this.people.keySet().stream().flatMap((person) -> person.pages().stream()).toList();
		for (int i = 0; i < windows.size(); i++) {
			Screenshots.takeOfFailure(windows.get(i), name + "-" + (i + 1));
		}
	}

	/**
	 * Closes all windows. Who comes next starts as a stranger, but need not load and
	 * compile the scripts of the web apps again.
	 */
	@Override
	public void close() {
		this.people.forEach((person, language) -> {
			forget(person);
			earlier(language).push(person);
		});
	}

	private void forget(BrowserContext person) {
		// A new window would cost more than all of this.
		Page last = person.pages().isEmpty() ? person.newPage() : person.pages().get(0);
		last.navigate("about:blank");
		JsonObject site = new JsonObject();
		site.addProperty("origin", this.baseUrl);
		site.addProperty("storageTypes", KEPT);
		person.newCDPSession(last).send("Storage.clearDataForOrigin", site);
		person.clearCookies();
		person.pages().forEach(Page::close);
	}

	/** Ends it, with all who were here, if it was started. */
	static synchronized void end() {
		if (browser != null) {
			earlier.values().forEach((people) -> people.forEach(BrowserContext::close));
			browser.close();
		}
	}

	/**
	 * Starts for the first window and ends with the last test of this JVM.
	 * @throws IllegalStateException if there is none: it says what to do
	 */
	private static synchronized Browser started() {
		if (missing != null) {
			throw new IllegalStateException(MISSING, missing);
		}
		if (browser == null) {
			try {
				browser = start(installed());
			}
			// Playwright wraps its own exception when it cannot download one.
			catch (RuntimeException ex) {
				missing = ex;
				throw new IllegalStateException(MISSING, ex);
			}
		}
		return browser;
	}

	/** Without one of this machine, Playwright downloads its own. */
	private static Browser start(Optional<Path> installed) {
		Playwright.CreateOptions options = new Playwright.CreateOptions();
		BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setArgs(SWITCHES).setTimeout(WAIT_MILLIS);
		installed.ifPresent((path) -> {
			options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
			launch.setExecutablePath(path);
		});
		return Playwright.create(options).chromium().launch(launch);
	}

	private static Optional<Path> installed() {
		List<String> path = List.of(System.getenv("PATH").split(File.pathSeparator));
		return NAMES.stream()
			.flatMap((name) -> path.stream().map((directory) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
