package feedbackloop.browser;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/**
 * A form of a task, or one row of a list in it, filled in as a person does: by what the
 * labels say.
 */
final class TaskForm {

	private static final DateTimeFormatter TYPED_DATE = DateTimeFormatter.ofPattern("yyyy/M/d");

	private final Page page;

	private final Locator area;

	TaskForm(Page page, Locator area) {
		this.page = page;
		this.area = area;
	}

	Locator area() {
		return this.area;
	}

	TaskForm write(String label, String text) {
		Locator input = input(label);
		this.page.waitForCondition(() -> {
			input.focus();
			untilDrawn();
			input.fill(text);
			input.blur();
			untilDrawn();
			return input.inputValue().equals(text);
		});
		return this;
	}

	/** Chooses from a list that folds out, or from answers that are all in sight. */
	TaskForm choose(String label, String option) {
		Locator field = this.area.locator(".fjs-form-field-select, .fjs-form-field-radio").filter(containing(label));
		if (field.getAttribute("class").contains("fjs-form-field-radio")) {
			return pick(label, option);
		}
		Locator wanted = field.locator(".fjs-dropdownlist-item").filter(containing(option)).first();
		this.page.waitForCondition(() -> {
			if (!wanted.isVisible()) {
				field.locator(".fjs-input-group").click();
				untilDrawn();
			}
			return wanted.isVisible();
		});
		wanted.click();
		return this;
	}

	/** Picks one of the answers that are all in sight. */
	TaskForm pick(String label, String answer) {
		field("radio", label).getByLabel(Pattern.compile("^" + answer)).check();
		return this;
	}

	TaskForm tick(String label) {
		input(label).check();
		return this;
	}

	TaskForm date(String label, LocalDate date) {
		Locator input = input(label);
		this.page.waitForCondition(() -> {
			input.fill(TYPED_DATE.format(date));
			input.press("Enter");
			input.blur();
			untilDrawn();
			return !input.inputValue().isEmpty();
		});
		return this;
	}

	/** Goes on in a row of the list, from 1. */
	TaskForm row(String list, int number) {
		return new TaskForm(this.page, rows(list).nth(number - 1));
	}

	/** How many rows a list has that nobody may add to. */
	int count(String list) {
		return rows(list).count();
	}

	/**
	 * The form draws itself anew after each change; what is typed before that, faster
	 * than any person does, is lost, and typed again.
	 */
	private void untilDrawn() {
		this.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))");
	}

	private Locator rows(String list) {
		return list(list).locator(".fjs-repeat-row-container");
	}

	private Locator list(String list) {
		return this.area.locator(".fjs-form-field-dynamiclist").filter(containing(list));
	}

	/** Somebody who looks for it opens the group in which it is folded away. */
	private Locator input(String label) {
		Pattern named = Pattern.compile("^" + label);
		Locator input = this.area.getByLabel(named);
		input.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
		Locator folded = this.area.locator("[data-folded=true]")
			.filter(new Locator.FilterOptions().setHas(this.page.getByLabel(named)));
		if (folded.count() > 0) {
			folded.locator("> label").click();
		}
		return input;
	}

	private Locator field(String type, String label) {
		return this.area.locator(".fjs-form-field-" + type).filter(containing(label));
	}

	private static Locator.FilterOptions containing(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

}
