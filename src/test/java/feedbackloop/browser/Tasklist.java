package feedbackloop.browser;

import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Camunda Tasklist as one member of staff uses it.
 */
final class Tasklist {

	private static final Pattern QUEUE = Pattern.compile("我部门的队列|My teams' queue");

	/** With the number of its tasks, which is hidden unless the list is open. */
	private static final Pattern LOW = Pattern.compile("^\\s*(低|Low)[\\s\\d+]*$");

	private static final String ADDRESS = "/camunda/app/tasklist/default/";

	/** After that long Tasklist has given up, if it is not there. */
	private static final int GIVEN_UP_MILLIS = 20_000;

	/** How long somebody looks at a list before loading it anew. */
	private static final Page.WaitForConditionOptions LOOK = new Page.WaitForConditionOptions().setTimeout(2000);

	private static final Locator.ClickOptions SOON = new Locator.ClickOptions().setTimeout(2000);

	private static final Locator.WaitForOptions IN_SIGHT = new Locator.WaitForOptions().setTimeout(2000);

	private final Page page;

	private final String user;

	private Tasklist(Page page, String user) {
		this.page = page;
		this.user = user;
	}

	/**
	 * Signs in on our sign-in page, to which Tasklist leads.
	 */
	static Tasklist signIn(Page window, String user) {
		movesFast(window);
		Chromium.signIn(window, user, ADDRESS);
		Tasklist tasklist = new Tasklist(window, user);
		tasklist.waitUntilLoaded();
		return tasklist;
	}

	Locator completeButton() {
		return this.page.locator(".form-actions button.btn-primary");
	}

	/** The link from the open task to its case. */
	Locator caseLink() {
		return this.page.locator("a[href^='/cases/']").first();
	}

	Page page() {
		return this.page;
	}

	/** Opens the queue anew, so that it shows what has come in meanwhile. */
	Tasklist openQueue() {
		if (!this.page.url().contains(ADDRESS)) {
			this.page.navigate(ADDRESS);
			waitUntilLoaded();
		}
		if (openList().getByText(QUEUE).count() > 0) {
			// A click on the list that is open does not ask for it anew; tooltips lie on
			// near ones.
			openList(LOW);
		}
		openList(QUEUE);
		return this;
	}

	/** The list that is open, with the number of its tasks. */
	Locator openList() {
		return this.page.locator(".task-filters .task-filter.active");
	}

	/** How many tasks a list has, of those that are not open. */
	Locator count(String list) {
		return this.page.locator(".task-filters .task-filter:not(.active)")
			.filter(new Locator.FilterOptions().setHasText(list))
			.locator(".list-count");
	}

	/** The tasks of the list that is open, the first page of them. */
	Locator cards() {
		return this.page.locator(".tasks-list li.task");
	}

	/** The cards of a case. */
	Locator cards(String number) {
		return cards().filter(new Locator.FilterOptions().setHasText(number));
	}

	/** The name of the task that is open. */
	Locator openTaskName() {
		return this.page.locator(".task-card h2.task");
	}

	/** The page of the case beside the form. */
	FrameLocator caseBeside() {
		return this.page.frameLocator(".case-beside iframe");
	}

	/** A part of the case beside the claimed task, in its tab and scrolled into sight. */
	Locator beside(String part) {
		assertThat(caseBeside().locator("#tasks li").getByText("(" + this.user + ")").first()).isVisible();
		Locator shown = caseBeside().locator(part);
		Eventually.holds(this.page, () -> {
			shown.evaluate("part => { location.hash = part.id; part.scrollIntoView(); }");
			assertThat(shown.isVisible()).isTrue();
		});
		return shown;
	}

	/** In a narrow window, brings the case in place of the form. */
	void turnToCase() {
		this.page.locator(".form-or-case button").last().click();
	}

	/**
	 * Opens the task of that case and name in the queue. Who comes before it is there
	 * looks again.
	 */
	TaskForm open(String number, String task) {
		Locator card = cards(number).filter(new Locator.FilterOptions().setHasText(task)).first();
		Eventually.holds(this.page, () -> openQueue().page().waitForCondition(card::isVisible, LOOK));
		card.click();
		assertThat(caseLink()).containsText(number);
		allOfItIsBeside(number);
		return openForm();
	}

	/**
	 * Waits for the page of that case beside the form: it is loaded after the form, and
	 * anew when the task is claimed.
	 */
	void allOfItIsBeside(String number) {
		assertThat(caseBeside().locator("h1")).hasText(number);
		assertThat(caseBeside().locator("html")).hasJSProperty("ownerDocument.readyState", "complete");
	}

	/** The form of the task that is open. */
	TaskForm openForm() {
		assertThat(form()).isVisible();
		return new TaskForm(this.page, form());
	}

	/**
	 * Claims the task that is open, as the next one is when the last is done. Who clicks
	 * while it is still drawn clicks again.
	 */
	TaskForm claim() {
		String number = caseLink().innerText();
		allOfItIsBeside(number);
		Locator unclaim = this.page.locator("button.unclaim");
		Eventually.holds(this.page, () -> {
			if (!unclaim.isVisible()) {
				this.page.locator("button.claim").click(SOON);
			}
			unclaim.waitFor(IN_SIGHT);
		});
		String task = this.page.url().replaceFirst(".*[?&]task=([^&]+).*", "$1");
		assertThat(caseBeside().locator("#tasks li:has(a[href$='task=" + task + "'])")).containsText(this.user);
		allOfItIsBeside(number);
		return openForm();
	}

	TaskForm claimAndOpen(String number, String task) {
		open(number, task);
		return claim();
	}

	void unclaim() {
		Response unclaimed = this.page.waitForResponse("**/unclaim", () -> this.page.locator("button.unclaim").click());
		assertThat(unclaimed.status()).as(unclaimed::text).isEqualTo(204);
	}

	/** Completes the open task. */
	void complete() {
		Response answer = submit();
		assertThat(answer.status()).as(answer::text).isEqualTo(204);
	}

	/**
	 * Tries to complete the open task, which is refused.
	 * @return what Tasklist says about it
	 */
	Locator completeInVain() {
		assertThat(submit().status()).isBetween(400, 499);
		return this.page.locator(".notifications .alert-danger");
	}

	void signOut() {
		this.page.locator(".account .dropdown-toggle, .user-account .dropdown-toggle").first().click();
		this.page.locator(".logout a, a.logout").first().click();
	}

	Tasklist picture(String name) {
		Screenshots.take(this.page, name);
		return this;
	}

	/** A picture of the whole form. */
	Tasklist pictureOfForm(String name) {
		Screenshots.takeAllOf(this.page, form(), name);
		return this;
	}

	/**
	 * What slides or fades is soon where it stays: tests look only then. A window with
	 * these tools loses that it is to look as on paper.
	 */
	private static void movesFast(Page window) {
		CDPSession tools = window.context().newCDPSession(window);
		tools.send("Animation.enable");
		JsonObject rate = new JsonObject();
		rate.addProperty("playbackRate", 20);
		tools.send("Animation.setPlaybackRate", rate);
	}

	/**
	 * Tasklist gives up when one of its parts takes more than seven seconds, as it may on
	 * a busy machine right after the start. Then a person reloads.
	 */
	private void waitUntilLoaded() {
		try {
			list(QUEUE).waitFor(new Locator.WaitForOptions().setTimeout(GIVEN_UP_MILLIS));
		}
		catch (TimeoutError ex) {
			this.page.reload();
			list(QUEUE).waitFor();
		}
	}

	private void openList(Pattern name) {
		this.page.waitForResponse("**/filter/*/list*", () -> list(name).click());
	}

	private Locator list(Pattern name) {
		return this.page.locator(".task-filters").getByText(name);
	}

	private Response submit() {
		return this.page.waitForResponse("**/submit-form", () -> completeButton().click());
	}

	private Locator form() {
		return this.page.locator(".fjs-container");
	}

}
