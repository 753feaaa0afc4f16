package feedbackloop.browser;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import feedbackloop.testing.Answers;

/**
 * How staff fill in the form of each kind of task, by the task's key.
 */
final class Ways {

	/** What triage makes of a valid feedback: type as the form says it, and scores. */
	static final Map<String, String> TYPES = Map.of("documentation", "文档与帮助 3", "experience", "体验问题 3", "suggestion",
			"需求建议 1", "wording", "文案表达 1", "praise", "表扬 1", "service", "服务投诉 1");

	private Ways() {
	}

	static Map<String, BiConsumer<String, TaskForm>> of(String role) {
		Map<String, BiConsumer<String, TaskForm>> ways = new HashMap<>();
		ways.put("firstResponse", (number, form) -> respond(form));
		ways.put("contribute", (number, form) -> contribute(role, form));
		ways.put("analysis", (number, form) -> analyse(form));
		ways.put("plan", (number, form) -> plan(form));
		ways.put("approval", (number, form) -> form.pick("批准", "批准"));
		ways.put("dispute", (number, form) -> form.pick("决定", "解释说明").write("给客户的答复", "退款已于昨天原路退回，银行入账需要一到三天。"));
		ways.put("fix",
				(number, form) -> form.write("完成情况", "按评审意见改好了")
					.write("修复版本", "2.4.1")
					.write("回归测试方案", "下单全流程")
					.write("回滚方案", "回退到 2.4.0")
					.write("窗口开始", LocalDate.now().minusDays(1) + " 00:00")
					.write("窗口结束", LocalDate.now().plusDays(2) + " 00:00"));
		ways.put("check", (number, form) -> form.pick("检查通过", "通过").write("检查结果", "照着做得通"));
		ways.put("test", (number, form) -> form.pick("测试通过", "通过").write("测试结果", "回归用例全部通过"));
		ways.put("pilot", (number, form) -> form.pick("试点通过", "通过").write("试点结果", "两家门店试用一天，没有问题"));
		// What programs fixed has no window: it is said in words.
		ways.put("release", (number, form) -> form.pick("已发布", "已发布").write("发布窗口", "周三 02:00–04:00"));
		ways.put("verification", (number, form) -> verify(form, form.count("逐项结论")));
		return ways;
	}

	/** Each measure reached what was planned. */
	static void verify(TaskForm form, int measures) {
		for (int i = 1; i <= measures; i++) {
			form.row("逐项结论", i).pick("达标", "达标").choose("怎样验证", "数据对比").write("实测值", "99.9%").write("依据", "一周内没有同类反馈");
		}
	}

	/** What they submit for the same kinds of tasks over HTTP. */
	static Map<String, Map<String, Object>> overHttp(String role) {
		return Map.ofEntries(Map.entry("firstResponse", Answers.answer()),
				Map.entry("contribute", Answers.contribution(role)), Map.entry("analysis", Answers.analysis()),
				Map.entry("plan", Answers.planOfBothKinds()), Map.entry("approval", Answers.of("approved", true)),
				Map.entry("fix", Answers.systemFix()), Map.entry("check", Answers.check(true)),
				Map.entry("test", Answers.test(true)), Map.entry("pilot", Answers.pilot(true)),
				Map.entry("release", Answers.release(true)), Map.entry("verification", Answers.verification()));
	}

	static void triage(TaskForm form, String decision) {
		switch (decision) {
			case "question" -> form.pick("结论", "需补充信息").write("向客户提的问题", "麻烦告诉我们订单号或发票号，我们马上查。");
			case "answered" -> {
				judge(form, "需求建议", 1);
				form.write("给客户的答复", "您好，在“我的—设置”里就可以看到，步骤已发到您的邮箱。").tick("此答复已解决问题");
			}
			default -> judge(form, TYPES.get(decision).split(" ")[0], score(decision));
		}
	}

	static int score(String type) {
		return Integer.parseInt(TYPES.get(type).split(" ")[1]);
	}

	static void judge(TaskForm form, String type, int score) {
		form.pick("结论", "有效")
			.write("问题转述", "客户说明了场景，已核对截图")
			.choose("类型", type)
			.choose("影响客户", score + " · ")
			.choose("严重程度", score + " · ")
			.choose("紧迫程度", score + " · ");
	}

	private static void respond(TaskForm form) {
		form.write("给客户的答复", "谢谢您的建议，我们已转给产品同事评估。")
			.pick("此答复已解决问题", "否")
			.write("下一步", "产品同事评估")
			.date("预计日期", LocalDate.now().plusDays(7));
	}

	private static void contribute(String role, TaskForm form) {
		form.write("情况与结论", "近三个月有类似记录，集中在最近一次改版之后");
		if (role.equals("engineering")) {
			form.choose("技术归类", "程序错误").choose("工作量", "S · ");
		}
		if (role.equals("product")) {
			form.choose("与产品方向的契合", "高").pick("同行也普遍存在", "否");
		}
	}

	private static void analyse(TaskForm form) {
		for (int i = 1; i <= 5; i++) {
			form.row("为什么", i).write(i + ". 为什么", "第" + i + "层原因").write("证据", "记录" + i);
		}
		form.write("根本原因", "改版后没有人核对帮助文档").write("改进方向", "发布清单里加上文档核对");
		form.choose("与产品方向的契合", "高").pick("同行也普遍存在", "否").pick("立即处理", "是");
	}

	private static void plan(TaskForm form) {
		measure(form.row("措施", 1), "更正页面与截图", "产品", "研发", "engineering");
		measure(form.row("措施", 2), "告知来反馈的客户", "客户沟通", "客服", "support");
	}

	private static void measure(TaskForm row, String title, String kind, String department, String owner) {
		row.write("做什么", title)
			.choose("类别", kind)
			.choose("责任部门", department)
			.choose("责任人", "(" + owner + ")")
			.date("计划完成日期", LocalDate.now().plusDays(10))
			.write("人日", "2")
			.write("验收标准", "页面与说明一致")
			.write("衡量指标", "同类反馈为零")
			.write("风险与控制点", "漏改，由质量抽查");
	}

}
