package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps a person from going on in a form, in the very moment in which they type; and
 * how they come back to it.
 */
enum Interruption {

	OTHER_TASK {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Page page = tasklist.page();
			String number = tasklist.caseLink().innerText();
			String task = page.url();
			leaves(page);
			others(tasklist).first().click();
			assertThat(tasklist.caseLink()).not().containsText(number);
			tasklist.openForm();
			returns(tasklist, task, number);
			return NOTHING;
		}

		@Override
		Interruption where(Tasklist tasklist) {
			return (others(tasklist).count() > 0) ? this : RELOAD;
		}

		private Locator others(Tasklist tasklist) {
			String number = tasklist.caseLink().innerText();
			return tasklist.cards().filter(new Locator.FilterOptions().setHasNotText(number));
		}

	},

	BACK {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Page page = tasklist.page();
			String number = tasklist.caseLink().innerText();
			String task = page.url();
			leaves(page);
			page.goBack();
			assertThat(page.locator(FORM + "[data-left]")).hasCount(0);
			if (page.url().contains("task=")) {
				tasklist.allOfItIsBeside(tasklist.caseLink().innerText());
			}
			returns(tasklist, task, number);
			return NOTHING;
		}

	},

	RELOAD {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			reloads(tasklist.page());
			return NOTHING;
		}

	},

	SESSION_ENDS {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Chromium.endsSession(tasklist.page());
			return signsInAgain(tasklist.page());
		}

	},

	SECOND_WINDOW {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Page page = tasklist.page();
			assertThat(state(page)).containsText(SAVED);
			try (Page second = page.context().newPage()) {
				second.navigate(page.url());
				Locator text = second.locator(TEXTS).last();
				assertThat(text).isVisible();
				assertThat(state(second)).containsText(FOUND);
				text.pressSequentially("（另一个窗口）");
				assertThat(state(second)).containsText(SAVED);
			}
			String typed = types(page, "，这个窗口里写的");
			assertThat(state(page)).containsText("别的窗口里有更新的草稿");
			page.getByText("保留这里的").click();
			assertThat(state(page)).containsText(SAVED);
			reloads(page);
			return typed;
		}

	},

	OFFLINE {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Page page = tasklist.page();
			page.context().setOffline(true);
			String typed = types(page, "，断网时写的");
			assertThat(state(page)).containsText(AWAY);
			page.context().setOffline(false);
			assertThat(state(page)).containsText(SAVED);
			reloads(page);
			return typed;
		}

	},

	SERVER_KILLED {

		@Override
		String happens(Tasklist tasklist, DeskServer server) {
			Page page = tasklist.page();
			server.kill();
			String typed = types(page, "，服务器不在时写的");
			assertThat(state(page)).containsText(AWAY);
			server.start();
			return typed + signsInAgain(page);
		}

	};

	private static final String FORM = ".task-details .fjs-container";

	/** The fields for text of the open form. */
	static final String TEXTS = FORM + " textarea";

	private static final Locator.WaitForOptions SOON = new Locator.WaitForOptions().setTimeout(5000);

	private static final String NOTHING = "";

	private static final String AWAY = "服务器没有回应";

	private static final Pattern SAVED = Pattern.compile("草稿已保存");

	private static final Pattern FOUND = Pattern.compile("草稿（");

	/**
	 * It happens, the person goes on typing where that is possible, and returns to the
	 * form, which is drawn anew.
	 * @return what they typed meanwhile behind the text in the last field
	 */
	abstract String happens(Tasklist tasklist, DeskServer server);

	/**
	 * This one, or the one that happens instead where this one cannot.
	 */
	Interruption where(Tasklist tasklist) {
		return this;
	}

	private static Locator state(Page page) {
		return page.locator(".task-draft");
	}

	/**
	 * Opens the task again, as from its card or a mail. Tasklist may still be on its way
	 * back, and forget it; then a person opens it once more.
	 */
	private static void returns(Tasklist tasklist, String task, String number) {
		Page page = tasklist.page();
		Eventually.holds(page, () -> {
			page.navigate(task);
			drawnAnew(page).waitFor(SOON);
			assertThat(tasklist.caseLink().innerText()).contains(number);
		});
		returned(page);
	}

	/** Marks the form, so that it is told from the one that is drawn anew. */
	private static void leaves(Page page) {
		page.locator(FORM).evaluate("form => { form.dataset.left = 'yes'; }");
	}

	private static void reloads(Page page) {
		leaves(page);
		page.reload();
		returned(page);
	}

	private static void returned(Page page) {
		assertThat(drawnAnew(page)).isVisible();
		assertThat(state(page)).containsText(FOUND);
	}

	private static Locator drawnAnew(Page page) {
		return page.locator(FORM + ":not([data-left])");
	}

	private static String types(Page page, String text) {
		page.keyboard().type(text);
		return text;
	}

	private static String signsInAgain(Page page) {
		String typed = types(page, "，没登录时写的");
		Locator password = page.locator(".task-draft input[type=password]");
		password.fill("feedback");
		password.press("Enter");
		assertThat(state(page)).containsText(Pattern.compile(SAVED + "|" + FOUND));
		reloads(page);
		return typed;
	}

}
