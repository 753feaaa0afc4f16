package feedbackloop.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The public pages as one customer uses them.
 */
final class CustomerPages {

	private final Page page;

	private String number;

	CustomerPages(Page page) {
		this.page = page;
	}

	Page page() {
		return this.page;
	}

	CustomerPages openStart() {
		this.page.navigate("/");
		return this;
	}

	CustomerPages write(String field, String text) {
		if (field.startsWith("customer.")) {
			leaveContact();
		}
		field(field).fill(text);
		return this;
	}

	/** The form begins anonymous: who wants to be told opens the contact and agrees. */
	private void leaveContact() {
		Locator folded = this.page.locator("#part-portal_contact details:not([open]) summary");
		if (folded.count() > 0) {
			folded.click();
		}
		field("consent").check();
	}

	CustomerPages pick(String answer) {
		this.page.getByLabel(answer).check();
		return this;
	}

	/**
	 * Submits the feedback.
	 * @return the number on the receipt
	 */
	String submit() {
		this.page.locator("main button[type=submit]").click();
		this.number = this.page.locator("#number").innerText();
		return this.number;
	}

	String secret() {
		return this.page.locator("#secret").innerText();
	}

	/** Opens the page of the case with number and secret, as from another device. */
	CustomerPages follow(String caseNumber, String secret) {
		this.number = caseNumber;
		this.page.navigate("/follow");
		write("number", caseNumber).write("secret", secret);
		this.page.locator("main button[type=submit]").click();
		assertThat(this.page.locator("h1")).hasText(caseNumber);
		return this;
	}

	/** Looks at the page of the case again. */
	CustomerPages look() {
		this.page.navigate("/follow/" + this.number);
		return this;
	}

	Locator status() {
		return this.page.locator("#status");
	}

	/** Looks again until the case stands so, because some steps are taken by jobs. */
	CustomerPages waitForStatus(String status) {
		this.page.waitForCondition(() -> look().status().getAttribute("data-status").equals(status));
		return this;
	}

	Locator main() {
		return this.page.locator("main");
	}

	/** Writes to those who work on the case. */
	CustomerPages reply(String text) {
		write("text", text);
		this.page.locator("main button[type=submit]").first().click();
		isThanked();
		return this;
	}

	/** Says that the problem is solved. */
	CustomerPages confirm(String comment) {
		Locator judge = this.page.locator("#judge");
		judge.locator("input[name=satisfied][value=true]").check();
		judge.locator("select[name=score]").selectOption("5");
		judge.locator("textarea").fill(comment);
		judge.locator("button[type=submit]").click();
		isThanked();
		return this;
	}

	/** What was sent has arrived, and the page is the one after it. */
	private void isThanked() {
		assertThat(this.page.locator("main > .notice[role=status]")).isVisible();
	}

	private Locator field(String name) {
		return this.page.locator("[name='" + name + "']");
	}

}
