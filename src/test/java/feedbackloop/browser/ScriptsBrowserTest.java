package feedbackloop.browser;

import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our scripts compute, apart from the pages that show it.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ScriptsBrowserTest {

	private static final String TASKLIST = "/camunda/app/tasklist/scripts/";

	private static final String PAST = "/camunda/app/cockpit/scripts/history/";

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void timeIsSaidInTheOneUnitThatMatters() {
		String left = "(script, seconds) => script.timeLeft(new Date(Date.now() + seconds * 1000)).text";
		assertThat(answers("zh-CN", TASKLIST + "time-left.js", left, 90, 5400, 172740, 259260, -30, -7260))
			.containsExactly("还剩 1 分钟", "还剩 1 小时", "还剩 47 小时", "还剩 3 天", "已超期 0 分钟", "已超期 2 小时");
		assertThat(answers("en", TASKLIST + "time-left.js", left, 90, 150, 259260, -3660))
			.containsExactly("1 minute left", "2 minutes left", "3 days left", "1 hour overdue");
	}

	@Test
	void durationsAreSaidInTheirTwoLargestUnits() {
		String duration = "(script, millis) => script.duration(millis)";
		assertThat(answers("zh-CN", PAST + "page.js", duration, 999, 61000, 90061000, 86400000))
			.containsExactly("不到 1 秒", "1 分 1 秒", "1 天 1 小时", "1 天");
		assertThat(answers("en", PAST + "page.js", duration, 3600000, 3661000)).containsExactly("1 h", "1 h 1 min");
	}

	@Test
	void formsSpeakTheLanguageOfTheirReader() {
		String translated = "(script, own) => script.translated(own)";
		assertThat(answers("zh-CN", TASKLIST + "form-words.js", translated, "Add new", "Remove list item 12",
				"Field must have maximum length of 4000.", "Field is required, says the form"))
			.containsExactly("添加一项", "删除第 12 项", "最多 4000 个字。", "Field is required, says the form");
		assertThat(answers("en", TASKLIST + "form-words.js", translated, "Remove list item 12",
				"Field must match pattern ^a$."))
			.containsExactly("Remove list item 12", "This does not have the expected form.");
	}

	@Test
	void elementsCountInTheOrderInWhichTheCaseCameThere() {
		assertThat(answers("zh-CN", PAST + "diagram.js", """
				(script, element) => script.visits([
				  { activityId: 'triage', state: 'completed', millis: 5 },
				  { activityId: 'contribute#multiInstanceBody', state: 'completed' },
				  { activityId: 'contribute', state: 'completed', millis: 7 },
				  { activityId: 'triage', state: 'completed', millis: 5 },
				  { activityId: 'end', state: 'running' }
				]).get(element).place""", "triage", "contribute", "end")).containsExactly(1, 2, 3);
	}

	@Test
	void aDraftHoldsTheFieldsOfTheFormAndNothingElse() {
		assertThat(answers("en", TASKLIST + "task-form.js", """
				(script, data) => JSON.stringify(script.written({ components: [
				  { type: 'text' }, { key: 'summary' }, { type: 'group', components: [{ key: 'product.name' }] },
				  { type: 'dynamiclist', path: 'whys', components: [{ key: 'why' }] }
				] }, JSON.parse(data)))""", "{\"summary\":\"\",\"grade\":\"high\",\"why\":1}",
				"{\"whys\":[{\"why\":\"a\"},{}],\"product\":{\"name\":1}}", "{}"))
			.containsExactly("{\"summary\":\"\"}", "{\"product\":{\"name\":1},\"whys\":[{\"why\":\"a\"},{}]}", "{}");
		assertThat(answers("en", TASKLIST + "task-form.js", """
				(script, now) => JSON.stringify(script.changed({ a: 1, rows: [{ b: 2 }] }, JSON.parse(now)))""",
				"{\"a\":1,\"rows\":[{\"b\":2}]}", "{\"a\":1,\"rows\":[{\"b\":2},{}]}", "{\"a\":null,\"c\":3}"))
			.containsExactly("{}", "{\"rows\":[{\"b\":2},{}]}", "{\"a\":null,\"c\":3}");
	}

	@Test
	void anAnswerToADraftMeansOneThing() {
		assertThat(answers("en", TASKLIST + "draft-requests.js", """
				(script, status) => script.meaning({ status, body: {} })""", 200, 204, 0, 429, 503, 401, 403, 404, 409,
				413))
			.containsExactly("done", "done", "away", "away", "away", "signedOut", "refused", "refused", "refused",
					"refused");
		assertThat(answers("en", TASKLIST + "draft-requests.js", """
				(script, field) => script.meaning({ status: 409, body: { errors: [{ field }] } })""", "version",
				"other"))
			.containsExactly("elsewhere", "refused");
	}

	@Test
	void aFormMayAlwaysBeCompletedAndSaysThenWhatIsWrong() {
		assertThat(answers("en", TASKLIST + "list-rows.js", """
				async (script, field) => {
				  const details = document.body.appendChild(document.createElement('div'));
				  details.className = 'task-details';
				  details.innerHTML = '<div class="fjs-container"><div class="fjs-has-errors"></div></div>';
				  const task = { $invalid: false };
				  let told = 0;
				  window.angular = { element: () => ({ scope: () => task }) };
				  script.default.render(null, {}, { $watch: look => look(), $on: () => {}, $applyAsync: () => told++ });
				  task.$invalid = true;
				  details.querySelector('.fjs-has-errors').className = field;
				  await new Promise(drawn => setTimeout(drawn));
				  details.remove();
				  return [task.$invalid, told];
				}""", "fjs-form-field", "fjs-form-field-error")).hasToString("[[false, 1], [false, 1]]");
	}

	@Test
	void whatIsMissingIsNamedAsTheFormDoes() {
		assertThat(answers("en", TASKLIST + "task-form.js",
				"""
						(script, errors) => script.missing(script.fieldsOf([
						  { id: 'f_a', key: 'a', label: 'A' }, { id: 'f_rows', path: 'rows', components: [{ id: 'f_b', key: 'b' }] }
						]), JSON.parse(errors)).map(({ label, row }) => label + (row || '')).join()""",
				"{}", "{\"f_b\":{\"0\":[\"x\"],\"2\":[\"x\"]},\"f_a\":[\"x\"]}", "{\"f_b\":[null,[\"x\"]],\"f_a\":[]}"))
			.containsExactly("", "A,b1,b3", "b2");
		String readable = """
				(script, message) => script.readable(message, [
				  { name: 'summary', label: '%s' }, { name: 'rows', label: '%s' }, { name: 'due', label: '%s' },
				  { name: 'overrideReason', label: '%s' }])""";
		assertThat(answers("zh-CN", TASKLIST + "refusals.js", readable.formatted("问题转述", "措施", "期限", "理由"),
				"Cannot submit task form a-1: 请填写 «summary»。", "«rows[2].due» 不能早于今天。", "请填写“备注”（«note»）。",
				"可填写 overrideReason 说明理由。", "没有 «unknown»。"))
			.containsExactly("请填写 “问题转述”。", "“措施”第 2 项的“期限” 不能早于今天。", "请填写“备注”。", "可填写 “理由” 说明理由。", "没有 “unknown”。");
		assertThat(answers("en", TASKLIST + "refusals.js",
				readable.formatted("Restatement", "Measures", "Due", "Reason"), "Please fill in «summary».",
				"«rows[2].due» is in the past.", "Please fill in “Note” («note»)."))
			.containsExactly("Please fill in “Restatement”.", "“Due” of “Measures” 2 is in the past.",
					"Please fill in “Note”.");
	}

	@Test
	void namesAreSaidInOneLanguage() {
		String name = "(script, text) => script.inOneLanguage(text)";
		assertThat(answers("zh-CN", TASKLIST + "one-language.js", name, "初筛 Triage", "1 · 轻微 Slight",
				"客服 Support, 主管 Lead", "含已认领的 My tasks, claimed or not", "没有迹象 / No sign", "Renamed", "受理"))
			.containsExactly("初筛", "1 · 轻微", "客服, 主管", "含已认领的", "没有迹象", "Renamed", "受理");
		assertThat(answers("en", TASKLIST + "one-language.js", name, "我团队的队列 My teams' queue", "1 · 轻微 Slight",
				"客服 Support, 主管 Lead", "没有迹象 / No sign", "受理"))
			.containsExactly("My teams' queue", "1 · Slight", "Support, Lead", "No sign", "受理");
	}

	@Test
	void aGroupFoldsIfNothingInItIsRequiredUntilItHoldsSomething() {
		assertThat(answers("en", TASKLIST + "folding.js", """
				(script, required) => script.optionalGroups({ components: [
				  { type: 'textfield', key: 'alone' },
				  { type: 'group', id: 'g', components: [
				    { type: 'checkbox', key: 'a' }, { type: 'textfield', key: 'b', validate: { required } }] }
				]}).map(({ id }) => id).join()""", false, true)).containsExactly("g", "");
		assertThat(answers("en", TASKLIST + "folding.js", """
				(script, state) => script.isNeeded({ components: [{ id: 'f_a', key: 'a' }, { id: 'f_b', key: 'b' }] },
				  ...JSON.parse(state))""", "[{\"a\":false,\"b\":\"\",\"c\":1},{}]", "[{\"b\":\"x\"},{}]",
				"[{},{\"f_b\":[\"too long\"]}]"))
			.containsExactly(false, true, true);
	}

	/**
	 * @param question a function of the loaded script and of one of those asked
	 */
	private List<Object> answers(String language, String script, String question, Object... asked) {
		Page page = this.chromium.signedIn(language, "manager", "/calendar");
		return Stream.of(asked)
			.map((one) -> page.evaluate("async ([address, one]) => (" + question + ")(await import(address), one)",
					List.of(script, one)))
			.toList();
	}

}
