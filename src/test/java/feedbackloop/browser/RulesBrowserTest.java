package feedbackloop.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A process owner changes a threshold and a message in the browser, sees both work, and
 * goes back again, with nothing but the pages.
 */
@BrowserTest
class RulesBrowserTest {

	private static final String FILE = "/rules/file?name=";

	private static final String GRADE = "processes/grade.dmn";

	private static final String ACKNOWLEDGEMENT = "processes/messages/acknowledgement.zh-CN.txt";

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	private Page owner;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
		this.owner = this.chromium.signedIn("zh-CN", "owner", "/rules");
	}

	@Test
	void aThresholdIsChangedCheckedMendedPutLiveAndTakenBack() {
		ScriptGuard guard = new ScriptGuard(this.owner);
		Page support = this.chromium.signedIn("zh-CN", "support", "/cases");
		assertGrade(support, "中");
		this.owner.navigate(FILE + GRADE);
		this.owner.locator("#edit").click();
		cell("medium_score_priorityScore", "[6..8[");
		assertThat(this.owner.locator("#findings [data-code=tableGap]").first()).isVisible();
		Screenshots.take(this.owner, "rules-gap", 1280);
		Pictures.take(this.owner.locator("#findings"), "threshold-gap");
		cell("low_score_priorityScore", "< 6");
		assertThat(this.owner.locator("#findings [data-code=tableWordsNumber]")).hasCount(2);
		for (String rule : new String[] { "medium", "low" }) {
			assertThat(this.owner.locator("#table-editor td.found[data-element-id=" + rule + "_score_out_gradeReason]"))
				.isVisible();
		}
		assertThat(this.owner.locator("#table-editor .found")).hasCount(2);
		cell("medium_score_out_gradeReason", "\"得分 {score}，从 6 到不足 8，定为中 / medium because the score is 6 to below 8\"");
		cell("low_score_out_gradeReason", "\"得分 {score} 不足 6，定为低 / low because the score of {score} is below 6\"");
		assertThat(this.owner.locator("#findings .notice")).isVisible();
		guard.check();
		Screenshots.take(this.owner, "rules-table", 1920);
		this.owner.locator("#save").click();
		Screenshots.take(this.owner, "rules-drafts", 1280);
		putLive("得分不到 6 的也算低");
		this.owner.navigate(FILE + GRADE);
		assertThat(this.owner.locator("#versions")).containsText("得分不到 6 的也算低");
		Screenshots.take(this.owner, "rules-file", 1280);
		assertGrade(support, "低");
		rollBack(GRADE, "太多案件变低");
		assertGrade(support, "中");
	}

	@Test
	void aMessageIsChangedWithItsPreviewAndStandsInTheOutbox() {
		this.owner.navigate("/rules/edit?name=" + ACKNOWLEDGEMENT);
		Locator text = this.owner.locator("#text-0");
		text.fill(text.inputValue().replace("您好！", "您好，谢谢您花时间告诉我们！"));
		assertThat(this.owner.locator("#preview")).containsText("您好，谢谢您花时间告诉我们！");
		Screenshots.take(this.owner, "rules-message", 1280);
		Pictures.take(this.owner.locator("#preview"), "message-preview");
		this.owner.locator("#save").click();
		putLive("更亲切");
		String number = this.work.submit();
		Locator sent = sent(number);
		assertThat(sent).containsText("您好，谢谢您花时间告诉我们！");
		Pictures.take(sent, "message-outbox");
		rollBack(ACKNOWLEDGEMENT, "还是从前的好");
		assertThat(sent(this.work.submit())).not().containsText("花时间");
	}

	/** The message in the outbox. */
	private Locator sent(String number) {
		this.owner.navigate("/outbox");
		Locator message = this.owner.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(number)).first();
		message.locator("summary").click();
		return message;
	}

	@Test
	void everyPageReadsInBothLanguagesAndWidths() {
		for (String language : new String[] { "zh-CN", "en" }) {
			Page page = this.chromium.signedIn(language, "owner2", "/rules");
			for (String file : new String[] { "processes/feedback.bpmn", "processes/timeLimits.dmn",
					"forms/triage.form", "processes/calendar.yaml" }) {
				page.navigate(FILE + file);
				String name = "rules-" + file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.')) + "-"
						+ language;
				if (file.endsWith(".bpmn")) {
					assertThat(page.locator("#diagram svg [data-element-id=triage]")).isVisible();
				}
				Screenshots.take(page, name, 1280);
			}
			page.navigate("/rules");
			Screenshots.take(page, "rules-" + language, 1280);
			Screenshots.take(page, "rules-" + language, 1920);
			page.navigate("/rules/edit?name=processes/calendar.yaml");
			assertThat(page.locator("#preview .letter")).hasCount(2);
			Screenshots.take(page, "rules-edit-calendar-" + language, 1280);
		}
	}

	/** Types into a cell of the table editor, which the text that is saved follows. */
	private void cell(String id, String value) {
		Locator cell = this.owner.locator("#table-editor td[data-element-id=" + id + "] .content-editable");
		Locator text = this.owner.locator("#editor textarea[name=text]");
		String before = text.inputValue();
		cell.click();
		this.owner.keyboard().press("Control+A");
		this.owner.keyboard().insertText(value);
		this.owner.locator("h1").click();
		assertThat(cell).hasText(value);
		assertThat(text).not().hasValue(before);
	}

	private void putLive(String reason) {
		this.owner.locator("#reason").fill(reason);
		this.owner.locator("#put-live").click();
		assertThat(this.owner.locator("#went-live li")).hasCount(1);
	}

	private void rollBack(String name, String reason) {
		this.owner.navigate(FILE + name);
		Locator earlier = this.owner.locator("#versions tr[data-version]").nth(1);
		earlier.locator("summary").click();
		assertThat(earlier).containsText("检查照常进行");
		Screenshots.take(this.owner, "rules-roll-back", 1280);
		if (name.equals(GRADE)) {
			Pictures.take(this.owner.locator("#versions"), "threshold-roll-back");
		}
		earlier.locator("input[name=reason]").fill(reason);
		earlier.locator("button").click();
		assertThat(this.owner.locator("[role=status]")).containsText("已重新生效");
	}

	/** A case of the score 5.2 gets that grade. */
	private void assertGrade(Page support, String grade) {
		String number = this.work.submit(Answers.of("summary", "搜索慢"));
		this.work.completes("support", number, "triage", Answers.valid("defect", 3, 2, 3));
		support.navigate("/cases/" + number + "#explanation");
		assertThat(support.locator("#grade")).containsText(grade);
		if (grade.equals("低")) {
			Pictures.take(support.locator(".card").filter(new Locator.FilterOptions().setHasText("等级从何而来")),
					"threshold-case");
		}
		support.locator("#decided-by summary").click();
		Screenshots.take(support, "rules-case-" + (grade.equals("低") ? "low" : "medium"), 1280);
	}

}
