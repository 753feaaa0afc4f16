package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * People are picked by name: whom a comment mentions and whom a form names.
 */
@BrowserTest
class PicksBrowserTest {

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aColleagueIsMentionedByKeys() {
		String number = this.work.submit();
		Page page = this.chromium.signedIn("zh-CN", "support", "/cases/" + number);
		Locator note = page.locator("#comment-text");
		Locator list = page.locator(".mentions");
		note.pressSequentially("请＠研");
		assertThat(list.locator("[aria-selected=true]")).containsText("研发 (engineering)");
		assertThat(note).hasAttribute("role", "combobox");
		page.keyboard().press("ArrowDown");
		assertThat(list.locator("[aria-selected=true]")).containsText("研发 (engineering2)");
		Screenshots.take(page, "mentions-1280", 1280);
		page.keyboard().press("Escape");
		assertThat(list).isHidden();
		page.keyboard().type("发");
		assertThat(list).isHidden();
		note.fill("");
		note.pressSequentially("请 @quality2");
		assertThat(list.locator("li")).hasCount(1);
		page.keyboard().press("Enter");
		assertThat(note).hasValue("请 @quality2 ");
		assertThat(list).isHidden();
		page.keyboard().press("Control+z");
		assertThat(note).hasValue("请 @quality2");
	}

	@Test
	void aMeasureIsOwnedByWhoMayWorkOnIt() {
		String number = this.work.atPlan();
		Tasklist product = Tasklist.signIn(this.chromium.window("zh-CN"), "product");
		TaskForm row = product.claimAndOpen(number, "制定措施").row("措施", 1);
		Locator owner = row.area()
			.locator(".fjs-form-field-select")
			.filter(new Locator.FilterOptions().setHasText("责任人"));
		row.choose("责任部门", "研发");
		owner.locator(".fjs-input-group").click();
		assertThat(owner.locator(".fjs-dropdownlist-item"))
			.containsText(new String[] { "研发 (engineering)", "研发 (engineering2)", "经理 (manager)", "经理 (manager2)" });
		product.picture("owner-1280");
		row.choose("责任人", "(engineering2)");
		product.page().reload();
		assertThat(product.openForm().row("措施", 1).area().locator("input[id*=owner]")).hasValue("研发 (engineering2)");
	}

	@Test
	void ownMacrosAndAbsencesAreFilledInByChoice() {
		Page page = this.chromium.signedIn("zh-CN", "support", "/macros/new?task=firstResponse");
		page.locator("#title").fill("我的首次答复");
		page.locator("#zh-responseText").fill("案件 {{customer}} 已收到");
		page.locator("#en-responseText").fill("We have {{number}}");
		page.locator("main button[type=submit]").click();
		assertThat(page.locator("div.problem")).containsText("给客户的答复: 此文本不得使用这些名称：customer");
		assertThat(page.locator("#zh-responseText")).hasValue("案件 {{customer}} 已收到");
		Screenshots.take(page, "macro-refused", 1024);
		page.locator("#zh-responseText").fill("案件 {{number}} 已收到");
		page.locator("main button[type=submit]").click();
		assertThat(page.locator(".notice")).containsText("已保存");
		Screenshots.take(page, "macros-own", 1280);
		page.locator("table button").click();
		assertThat(page.locator(".notice")).containsText("已删除");
		page.navigate("/absence?lang=en");
		assertThat(page.locator("#substitute option")).containsText(new String[] { "Choose", "Support (support2)" });
		Screenshots.take(page, "absence-en", 1280);
	}

	@Test
	void aMacroFillsInTheFormAndAsksBeforeItOverwrites() {
		String number = this.work.submit();
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		TaskForm form = support.claimAndOpen(number, "初筛");
		Page page = support.page();
		form.pick("结论", "有效").write("给客户的答复", "我自己写的");
		page.keyboard().press("Control+Alt+m");
		Locator list = page.locator(".macros [role=listbox]");
		assertThat(list).isFocused();
		assertThat(list).containsText("重复扣款，先答复");
		Screenshots.take(page, "macros", 1280);
		Screenshots.take(page, "macros", 1024);
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		assertThat(page.locator(".macros")).containsText("这些已经填写：给客户的答复");
		Screenshots.take(page, "macro-asks", 1280);
		page.locator(".macros").getByText("只填空着的").click();
		assertThat(page.locator(".macros")).containsText("已填入“重复扣款，先答复”");
		Locator answer = page.locator("textarea[id$=responseText]");
		assertThat(answer).hasValue("我自己写的");
		assertThat(page.getByLabel("交易流程")).isChecked();
		page.locator(".macros").getByText("撤销填入").click();
		assertThat(page.getByLabel("交易流程")).not().isChecked();
		page.keyboard().press("Control+Alt+m");
		assertThat(list).isFocused();
		page.keyboard().press("Enter");
		page.locator(".macros").getByText("覆盖", new Locator.GetByTextOptions().setExact(true)).click();
		assertThat(page.locator(".macros")).containsText("现在提交吗");
		assertThat(answer).hasValue(Pattern.compile("^您问的操作"));
		support.openForm().write("问题转述", "客户问怎样操作");
		page.keyboard().press("Control+Alt+m");
		assertThat(list).isFocused();
		page.keyboard().press("Enter");
		page.locator(".macros").getByText("提交", new Locator.GetByTextOptions().setExact(true)).click();
		assertThat(page.locator(".notifications .alert-success")).containsText("完成：初筛");
	}

}
