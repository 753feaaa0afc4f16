package feedbackloop.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people put into the forms, with values that fit the contract. Each call gives a
 * fresh map that a test may change.
 */
public final class Answers {

	private Answers() {
	}

	public static Map<String, Object> of(Object... namesAndValues) {
		Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			values.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return values;
	}

	public static Map<String, Object> with(Map<String, Object> values, Object... namesAndValues) {
		values.putAll(of(namesAndValues));
		return values;
	}

	public static Map<String, Object> valid(String type, int affected, int severity, int urgency) {
		return of("verdict", "valid", "restatement", "客户打不开订单页", "feedbackType", type, "affected", affected, "severity",
				severity, "urgency", urgency, "majorLossRisk", false, "complianceRisk", false);
	}

	/** A medium defect: score 6, way improve. */
	public static Map<String, Object> mediumDefect() {
		return valid("defect", 3, 3, 3);
	}

	public static Map<String, Object> answer() {
		return of("responseText", "我们已经看到问题，正在处理。", "resolvedAtFirstContact", false, "nextStep", "工程师正在排查",
				"expectedBy", inDays(5));
	}

	public static Map<String, Object> mitigation(boolean restored) {
		return of("mitigated", restored, "mitigationText", restored ? "已切换到备用线路，可以照常付款。" : "切换失败，正在回退。");
	}

	public static Map<String, Object> contribution(String team) {
		Map<String, Object> values = of("contribution", "查过记录，近期有同样的反馈");
		if (team.equals("engineering")) {
			values.putAll(of("technicalClass", "bug", "effort", "S"));
		}
		if (team.equals("product")) {
			values.putAll(of("strategicFit", "high", "industryWide", false));
		}
		return values;
	}

	public static Map<String, Object> analysis() {
		List<Map<String, Object>> whys = new ArrayList<>();
		for (int i = 1; i <= 5; i++) {
			whys.add(of("why", "第" + i + "层原因", "evidence", "日志第" + i + "段"));
		}
		return of("rootCause", "缓存没有失效", "direction", "更新缓存策略", "handleImmediately", false, "whys", whys,
				"strategicFit", "high", "industryWide", false);
	}

	public static Map<String, Object> plan(Object... measures) {
		return of("measures", List.of(measures));
	}

	public static Map<String, Object> planOfBothKinds() {
		return plan(measure("product", "engineering"), measure("communication", "support"));
	}

	public static Map<String, Object> measure(String kind, String department) {
		return of("title", "修正缓存", "kind", kind, "department", department, "owner", department + "2", "due", inDays(10),
				"criteria", "订单页两秒内打开", "metric", "打开成功率", "risk", "缓存击穿", "effortDays", 2);
	}

	public static Map<String, Object> systemFix() {
		return of("fixSummary", "缓存键加版本号", "landing", "system", "fixVersion", "2.4.1", "rollbackPlan", "回退到 2.4.0",
				"regressionTests", "订单回归用例");
	}

	public static Map<String, Object> documentFix() {
		return of("fixSummary", "更新了帮助文档", "landing", "document");
	}

	public static Map<String, Object> test(boolean passed) {
		return of("testPassed", passed, "testResult", passed ? "全部通过" : "两项失败");
	}

	public static Map<String, Object> pilot(boolean passed) {
		return with(of("pilotPassed", passed, "pilotResult", passed ? "试用良好" : "试用出错"),
				passed ? new Object[0] : new Object[] { "rolledBack", true });
	}

	public static Map<String, Object> release(boolean released) {
		return with(of("released", released, "releaseWindow", "周三 02:00–04:00"),
				released ? new Object[0] : new Object[] { "rolledBack", true, "reason", "发布后报错" });
	}

	public static Map<String, Object> verification() {
		return of("verificationPassed", true, "verificationMethod", "dataComparison", "verificationEvidence",
				"成功率回到 99.9%");
	}

	public static Map<String, Object> failedVerification(String returnTo) {
		return of("verificationPassed", false, "verificationMethod", "userTest", "verificationEvidence", "仍有客户打不开",
				"returnTo", returnTo);
	}

	public static Map<String, Object> closure() {
		return of("articles",
				List.of(of("kind", "faq", "title", "订单页打不开怎么办", "body", "请刷新页面，或更新到 2.4.1。", "public", true)), "cost",
				"两人日", "effect", "投诉下降", "warningSignals", "缓存命中率", "watchUntil", inDays(30));
	}

	public static String inDays(int days) {
		return LocalDate.now().plusDays(days).toString();
	}

}
