package feedbackloop.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Looking again ends with what is seen, and what is never seen fails.
 */
class EventuallyTest {

	private Chromium chromium;

	private Page page;

	@BeforeEach
	void start() {
		this.chromium = new Chromium("http://127.0.0.1");
		this.page = this.chromium.window("zh-CN");
	}

	@AfterEach
	void stop() {
		this.chromium.close();
	}

	@Test
	void whatComesLateIsSeen() {
		this.page
			.setContent("<p></p><script>setTimeout(() => document.querySelector('p').append('late'), 50)</script>");
		Eventually.holds(this.page, () -> assertThat(this.page.locator("p").textContent()).isEqualTo("late"));
	}

	@Test
	void whatNeverComesFailsAsTheLastLookDid() {
		this.page.setContent("<p>other</p>");
		this.page.setDefaultTimeout(200);
		assertThatThrownBy(() -> Eventually.holds(this.page,
				() -> assertThat(this.page.evaluate("() => document.querySelector('p').textContent"))
					.isEqualTo("late")))
			.isInstanceOf(AssertionError.class)
			.hasMessageContaining("late")
			.hasMessageContaining("other");
	}

	@Test
	void whatThePageRefusesFailsToo() {
		this.page.setDefaultTimeout(200);
		assertThatThrownBy(() -> Eventually.holds(this.page, () -> this.page.evaluate("() => { throw 'no'; }")))
			.isInstanceOf(AssertionError.class)
			.hasMessageContaining("no");
	}

}
