package feedbackloop.browser;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The past in Camunda Cockpit as one person reads it.
 */
final class CockpitHistory {

	private static final String COCKPIT = "/camunda/app/cockpit/default/";

	private final Page page;

	private CockpitHistory(Page page) {
		this.page = page;
	}

	/**
	 * Signs in at a page that costs less than Cockpit, which is opened where it is read.
	 */
	static CockpitHistory signIn(Page window, String user) {
		Chromium.signIn(window, user, "/calendar");
		return new CockpitHistory(window);
	}

	Page page() {
		return this.page;
	}

	/** Opens a place within Cockpit, all of it anew. */
	CockpitHistory open(String place) {
		this.page.navigate("about:blank");
		this.page.navigate(COCKPIT + "#" + place);
		return this;
	}

	/** Asks for a case by its number in the search of the navigation. */
	CockpitHistory asksFor(String number) {
		if (!this.page.url().contains(COCKPIT)) {
			open("/processes");
		}
		this.page.locator("[cam-widget-header] a[href='#/audit']").click();
		Locator field = this.page.locator(".past-search [name=number]");
		field.fill(number);
		field.press("Enter");
		assertThat(this.page.locator(".past-answers h2")).containsText(number);
		return this;
	}

	/** One of the questions about the case that is shown. */
	Locator answer(String question) {
		return this.page.locator("[data-question=" + question + "]");
	}

	/**
	 * Opens the story of the instance of that number, from the answers about the case.
	 */
	CockpitHistory opensStory(String number) {
		this.page.locator(".past-instances a")
			.getByText(number, new Locator.GetByTextOptions().setExact(true))
			.last()
			.click();
		assertThat(this.page.locator(".past-aside")).containsText(number);
		assertThat(this.page.locator(".past-canvas .past-place").first()).isVisible();
		return this;
	}

	/** The elements that are marked in the diagram. */
	Set<String> marked() {
		return new TreeSet<>(attributes(this.page.locator(".past-canvas .past-place"), "element"));
	}

	CockpitHistory openTab(String name) {
		this.page.locator(".past-bottom li[data-tab=" + name + "] a").click();
		return this;
	}

	/** What the open tab shows. */
	Locator tab() {
		return this.page.locator(".past-tab");
	}

	/** The table that decided, as it was then, of the last decision by it. */
	Locator tableAsItWas(String decision) {
		openTab("decisions");
		Locator folded = this.page.locator("tr[data-decision=" + decision + "] + tr details").last();
		folded.locator("summary").click();
		Locator table = folded.locator(".past-decision-table");
		assertThat(table).isVisible();
		return table;
	}

	@SuppressWarnings("unchecked")
	private static List<String> attributes(Locator elements, String name) {
		return (List<String>) elements.evaluateAll("(all, name) => all.map(one => one.dataset[name])", name);
	}

}
