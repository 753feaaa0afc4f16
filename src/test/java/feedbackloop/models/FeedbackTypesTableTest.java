package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** The types of feedback, and what each asks for. */
class FeedbackTypesTableTest extends DecisionTableContract {

	FeedbackTypesTableTest() {
		super("feedbackTypes", HitPolicy.UNIQUE, 1, 5, 10);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                          | feedbackType    | rule            | label                                       | complaint | whysRequired | verifyQuestion                                   | defaultMeasure
						A defect is a complaint with a cause to find      | defect          | defect          | 功能缺陷 / Functional defect                | true      | true         | 功能恢复正常了吗？ / Does it work again?         | 修复 / Fix
						An experience problem has a cause to find         | experience      | experience      | 体验问题 / Experience problem               | false     | true         | 现在更容易使用了吗？ / Is it easier now?         | 简化 / Simplify
						A performance problem is measured                 | performance     | performance     | 性能与兼容 / Performance and compatibility  | true      | true         | 指标改善了吗？ / Has the figure improved?        | 优化 / Optimise
						A suggestion is planned                           | suggestion      | suggestion      | 需求建议 / Feature suggestion               | false     | false        | 需求满足了吗？ / Is the need met?                | 规划并给出目标版本 / Plan with a target version
						A service complaint leads to process and training | service         | service         | 服务投诉 / Service complaint                | true      | true         | 服务符合承诺了吗？ / Is the service as promised? | 改进服务流程并培训 / Improve the service process and train
						Wording is rewritten                              | wording         | wording         | 文案表达 / Wording                          | false     | false        | 表达清楚了吗？ / Is it clear?                    | 改写 / Rewrite
						A transaction must run through                    | transaction     | transaction     | 交易流程 / Transaction flow                 | true      | true         | 流程能走通了吗？ / Does the flow run through?    | 简化 / Simplify
						Payment must be safe and right                    | paymentSecurity | paymentSecurity | 支付与安全 / Payment and security           | true      | true         | 安全且正确了吗？ / Is it safe and right?         | 修复 / Fix
						Documentation must be found and understood        | documentation   | documentation   | 文档与帮助 / Documentation and help         | false     | false        | 找得到也看得懂了吗？ / Is it found and understood? | 改写 / Rewrite
						Praise is thanked for                             | praise          | praise          | 表扬 / Praise                               | false     | false        | 无需验证 / Nothing to verify                     | 致谢 / Thank
						""");
	}

}
