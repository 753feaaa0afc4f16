package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What keeps a person from going on in a form, in the very moment in which they type; and
 * how they come back to it.
 */
enum Interruption {

	OTHER_TASK {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			Page page = tasklist.page();
			String number = tasklist.caseLink().innerText();
			Locator others = tasklist.cards().filter(new Locator.FilterOptions().setHasNotText(number));
			if (others.count() == 0) {
				RELOAD.happens(tasklist, killed);
				return;
			}
			String task = page.url();
			leaves(page);
			others.first().click();
			assertThat(tasklist.caseLink()).not().containsText(number);
			tasklist.openForm();
			returns(tasklist, task, number);
		}

	},

	BACK {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			Page page = tasklist.page();
			String number = tasklist.caseLink().innerText();
			String task = page.url();
			leaves(page);
			page.goBack();
			returns(tasklist, task, number);
		}

	},

	RELOAD {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			leaves(tasklist.page());
			tasklist.page().reload();
			returned(tasklist.page());
		}

	},

	SESSION_ENDS {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			tasklist.page().context().clearCookies();
			signsInAgain(tasklist);
		}

	},

	SECOND_WINDOW {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			Page page = tasklist.page();
			assertThat(state(page)).containsText(SAVED);
			try (Page second = page.context().newPage()) {
				second.navigate(page.url());
				Locator text = second.locator(TEXTS).first();
				assertThat(text).isVisible();
				assertThat(state(second)).containsText(FOUND);
				text.pressSequentially("（另一个窗口）");
				assertThat(state(second)).containsText(SAVED);
			}
			page.locator(TEXTS).first().press("End");
			page.keyboard().type("。");
			assertThat(state(page)).containsText("别的窗口里有更新的草稿");
			page.getByText("保留这里的").click();
		}

	},

	OFFLINE {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			Page page = tasklist.page();
			page.context().setOffline(true);
			page.keyboard().type("，断网时写的");
			assertThat(state(page)).containsText("服务器没有回应");
			page.context().setOffline(false);
		}

	},

	SERVER_KILLED {

		@Override
		void happens(Tasklist tasklist, Runnable killed) {
			Page page = tasklist.page();
			killed.run();
			page.keyboard().type("，重启时写的");
			signsInAgain(tasklist);
		}

	};

	private static final String FORM = ".task-details .fjs-container";

	/** The fields for text of the open form. */
	static final String TEXTS = FORM + " textarea";

	private static final Pattern SAVED = Pattern.compile("草稿已保存");

	private static final Pattern FOUND = Pattern.compile("草稿（");

	/**
	 * It happens, and the person returns to the form.
	 * @param killed kills the server and starts it again
	 */
	abstract void happens(Tasklist tasklist, Runnable killed);

	private static Locator state(Page page) {
		return page.locator(".task-draft");
	}

	/** Opens the task again, as from its card or a mail. */
	private static void returns(Tasklist tasklist, String task, String number) {
		tasklist.page().navigate(task);
		assertThat(tasklist.caseLink()).containsText(number);
		returned(tasklist.page());
	}

	/** Marks the form, so that it is told from the one that is drawn anew. */
	private static void leaves(Page page) {
		page.locator(FORM).evaluate("form => { form.dataset.left = 'yes'; }");
	}

	private static void returned(Page page) {
		assertThat(page.locator(FORM + ":not([data-left])")).isVisible();
		assertThat(state(page)).containsText(FOUND);
	}

	private static void signsInAgain(Tasklist tasklist) {
		Page page = tasklist.page();
		page.keyboard().type("，没登录时写的");
		Locator password = page.locator(".task-draft input[type=password]");
		password.fill("feedback");
		password.press("Enter");
		assertThat(state(page)).containsText(Pattern.compile(SAVED + "|" + FOUND));
		RELOAD.happens(tasklist, () -> {
		});
	}

}
