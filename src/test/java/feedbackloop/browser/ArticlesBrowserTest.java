package feedbackloop.browser;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An article from the case page to the customer who is about to ask the same. */
@CaseTest
@ExtendWith(InChromium.class)
class ArticlesBrowserTest {

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void whatStaffWriteHelpsWhoIsAboutToAskTheSame() {
		String number = this.work.submit(Answers.of("description", "鹅耳枥报表导出时一直转圈"));
		Page staff = this.chromium.signedIn("zh-CN", "support", "/cases");
		staff.navigate("/cases/" + number + "#articles");
		staff.locator("#articles a.button").click();
		staff.locator("#field-titleZh").fill("鹅耳枥报表导出超时怎么办");
		staff.locator("#field-bodyZh").fill("# 步骤\n\n1. 打开**鹅耳枥报表**\n2. 缩小日期范围，分几次导出\n\n数据量大的报表请在夜间导出。");
		staff.locator("#field-titleEn").fill("Hornbeam report takes too long");
		looked(staff, "60-article-edit");
		staff.locator("#article button[type=submit]").click();
		assertThat(staff.locator("#problems")).containsText("英文正文");
		staff.locator("#field-bodyEn").fill("# Steps\n\nExport *shorter* periods.");
		staff.locator("#article button[type=submit]").click();
		assertThat(staff.locator(".notice")).containsText("已保存为草稿");
		looked(staff, "61-article");
		String address = staff.url().replaceFirst("^https?://[^/]+", "");

		this.work.fillsIn("quality", address + "/review", Map.of("version", "1"));
		staff.reload();
		staff.locator("form[action$=publication] button").click();
		assertThat(staff.locator("#state")).hasText("已发布");
		looked(staff, "62-article-published");
		staff.navigate(address + "/edit");
		assertThat(staff.locator("#field-titleZh")).hasValue("鹅耳枥报表导出超时怎么办");
		looked(staff, "63-article-edit-again");
		staff.navigate("/knowledge?number=" + number);
		looked(staff, "64-articles");

		customerReads(address.replace("/knowledge/", "/help/"));
	}

	private void customerReads(String address) {
		Page customer = this.chromium.window("zh-CN");
		customer.navigate("/");
		customer.locator("[name=description]").fill("鹅耳枥报表导出的时候转圈，最后提示超时");
		assertThat(customer.locator("#suggested a").first()).hasText("鹅耳枥报表导出超时怎么办");
		looked(customer, "65-suggested");
		customer.locator("#suggested button").first().click();
		assertThat(customer.locator("#suggested")).containsText("谢谢您告诉我们");
		customer.navigate("/help?words=鹅耳枥");
		looked(customer, "66-help");
		customer.locator("main article a").first().click();
		assertThat(customer).hasURL(Pattern.compile(".*" + address));
		looked(customer, "67-help-article");
		customer.locator("#helped button").click();
		assertThat(customer.locator(".notice")).containsText("谢谢您告诉我们");
		customer.locator(".languages a[lang=en]").click();
		assertThat(customer.locator("h1")).hasText("Hornbeam report takes too long");
	}

	private static void looked(Page page, String name) {
		assertThat(Barriers.on(page)).isEmpty();
		Screenshots.take(page, name, 1280);
		Screenshots.take(page, name, 390);
	}

}
