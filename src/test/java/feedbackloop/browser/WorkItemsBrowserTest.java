package feedbackloop.browser;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Work items stand below the cause, on wide and narrow screens, and what was typed wrong
 * is not lost.
 */
@CaseTest
@ExtendWith(InChromium.class)
class WorkItemsBrowserTest {

	@Autowired
	private CaseWork work;

	@ParameterizedTest
	@CsvSource({ "zh-CN,1280", "en,390" })
	void anItemIsLinkedSeenAndRemoved(String language, int width, Chromium chromium) {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		Page page = chromium.signedIn(language, "engineering", "/cases/" + number);
		page.setViewportSize(width, Screenshots.HEIGHT);
		Locator part = page.locator("#workItems");
		part.locator("summary").click();
		part.locator("#item-url").fill("https://jіra.example.com/browse/SHOP-12");
		part.locator("#item-title").fill("订单页缓存键加版本号，老版本客户端兼容两个版本");
		part.locator("details button[type=submit]").click();

		assertThat(part.locator("[role=alert]")).hasCount(1);
		assertThat(part.locator("#item-title")).hasValue("订单页缓存键加版本号，老版本客户端兼容两个版本");
		Screenshots.take(page, "70-work-item-refused-" + language, width);
		page.setViewportSize(width, Screenshots.HEIGHT);
		part.locator("#item-url").fill("https://jira.example.com/browse/SHOP-12");
		part.locator("details button[type=submit]").click();
		assertThat(part.locator("[role=status]")).hasCount(1);
		assertThat(part.locator("a", new Locator.LocatorOptions().setHasText("SHOP-12"))).isVisible();
		this.work.fillsIn("lead", "/cases/" + number + "/workItems",
				Map.of("url", "https://dev.azure.example.com/a-project-with-a-very-long-name/_workitems/edit/42"));
		page.reload();
		Eventually.holds(page,
				() -> org.assertj.core.api.Assertions
					.assertThat((int) part.evaluate("part => part.scrollWidth - part.clientWidth"))
					.isZero());
		Screenshots.take(page, "71-work-items-" + language, width);
		page.setViewportSize(width, Screenshots.HEIGHT);
		part.locator("li").first().locator("button").click();
		assertThat(part.locator("a", new Locator.LocatorOptions().setHasText("SHOP-12"))).hasCount(0);
	}

	@Test
	void theOwnerSeesWhereTheButtonsLead(Chromium chromium) {
		Page page = chromium.signedIn("zh-CN", "owner", "/rules/edit?name=processes/trackers.yaml");
		assertThat(page.locator("main")).not().containsText("??");
		assertThat(page.locator("#preview")).containsText("进行中");
		Locator text = page.locator("textarea.source");
		text.fill(text.inputValue() + """
				  jira:
				    name:
				      zh-CN: 研发 Jira
				      en: Engineering Jira
				    kind: jira
				    newItem: https://jira.example.com/new?summary={number}%20{title}&description={link}
				    teams: engineering
				""");
		assertThat(page.locator("#preview")).containsText("对这些部门的措施提供：研发");
		assertThat(page.locator("#preview")).containsText("https://jira.example.com/new?summary=IM-");
		Screenshots.take(page, "72-trackers-edit", 1280);
		text.fill(text.inputValue().replace("https:", "javascript:"));
		assertThat(page.locator("#findings")).containsText("这不是可以打开的地址");
	}

}
