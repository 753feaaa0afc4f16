package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is marked in the conversation is hidden, with the mouse or the keyboard alone.
 */
@CaseTest
@ExtendWith(InChromium.class)
class MasksBrowserTest {

	@Autowired
	private CaseWork work;

	@Test
	void whatIsMarkedIsHiddenAndShownAgain(Chromium chromium) {
		String number = this.work.submit(Answers.of("summary", "星河幼儿园", "description", "星河幼儿园的王经理说打不开"));
		Page page = chromium.signedIn("zh-CN", "lead", "/cases/" + number);
		assertThat(page.locator("#mask-marked")).isHidden();

		page.locator("#conversation h3").first().selectText();
		page.locator("#mask-marked").click();
		assertThat(page.locator("#mask-text")).hasValue("星河幼儿园");
		assertThat(page.locator("#mask-kind")).isFocused();
		page.locator("#mask-kind").selectOption("address");
		Screenshots.take(page, "masks-marked");
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");

		assertThat(page.locator("#masks [role=status]")).hasText("已遮盖 2 处。");
		assertThat(page.locator("#conversation .customer").first()).containsText("****的*经理说打不开");
		assertThat(Barriers.in(page, "#masks")).isEmpty();

		page.locator("#masks a").click();
		page.locator("#mask-hidden").selectOption(page.locator("#mask-hidden option").nth(1).getAttribute("value"));
		page.locator("#mask-reason").fill("是产品的名字");
		Screenshots.take(page, "masks-list");
		assertThat(Barriers.in(page, "#masks")).isEmpty();
		page.locator("#mask-reason").press("Enter");

		assertThat(page.locator("#masks [role=status]")).hasText("已重新显示。");
		assertThat(page.locator("#conversation .customer").first()).containsText("星河幼儿园的*经理");
	}

	@Test
	void theKeyboardAloneAndANarrowWindowDo(Chromium chromium) {
		String number = this.work.submit(Answers.of("description", "星河幼儿园打不开"));
		Page page = chromium.signedIn("en", "lead", "/cases/" + number);
		page.setViewportSize(390, 800);
		page.locator("#masks-more summary").focus();
		page.keyboard().press("Enter");
		page.keyboard().press("Tab");
		page.keyboard().type("星河");
		page.keyboard().press("Tab");
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");

		assertThat(page.locator("#masks [role=status]")).hasText("Hidden in one place.");
		page.locator("#mask-text").fill("没有的话");
		page.locator("#mask-text").press("Enter");
		assertThat(page.locator("#masks [role=alert]")).containsText("do not have that");
		assertThat(page.locator("#mask-text")).hasValue("没有的话");
		page.locator("#masks").scrollIntoViewIfNeeded();
		Screenshots.take(page, "masks-narrow");
	}

}
