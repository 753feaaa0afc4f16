package feedbackloop.words;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of a name in both languages each reader gets the half in theirs, however it is written.
 */
class BilingualTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			初筛 Triage                                    | 初筛                 | Triage
			退货问题 / Returns                             | 退货问题             | Returns
			A/B 测试 A/B test                              | A/B 测试             | A/B test
			依赖（选填） Dependencies (optional)           | 依赖（选填）         | Dependencies (optional)
			S · 2 人日以内 Up to 2 person-days             | S · 2 人日以内       | S · Up to 2 person-days
			3 · 一部分客户 Some                            | 3 · 一部分客户       | 3 · Some
			重复：已有同一问题 Duplicate of a known case   | 重复：已有同一问题   | Duplicate of a known case
			批准？ Approved?                               | 批准？               | Approved?
			只有中文 两个词                                | 只有中文 两个词      | 只有中文 两个词
			English only                                   | English only         | English only
			""")
	void aLabelIsReadInTheReadersLanguage(String label, String chinese, String english) {
		assertThat(Bilingual.label(Locale.SIMPLIFIED_CHINESE, label)).isEqualTo(chinese);
		assertThat(Bilingual.label(Locale.ENGLISH, label)).isEqualTo(english);
	}

	@Test
	void ofATextTheLinesInTheReadersLanguageStay() {
		String text = """
				**请客服判断：这条反馈有效吗？**
				Support decides: is this feedback valid?

				计划列在案件页。 The plan is on the case page.
				案件 {{feedbackNumber}}
				Case {{feedbackNumber}}""";
		assertThat(Bilingual.lines(Locale.SIMPLIFIED_CHINESE, text)).isEqualTo("""
				**请客服判断：这条反馈有效吗？**

				计划列在案件页。
				案件 {{feedbackNumber}}""");
		assertThat(Bilingual.lines(Locale.ENGLISH, text)).isEqualTo("""
				Support decides: is this feedback valid?

				The plan is on the case page.
				Case {{feedbackNumber}}""");
		assertThat(Bilingual.lines(Locale.ENGLISH, "案件 Case {{feedbackNumber}}\nHow much?"))
			.isEqualTo("案件 Case {{feedbackNumber}}\nHow much?");
		assertThat(Bilingual.lines(Locale.ENGLISH, "只有中文\n第二行")).isEqualTo("只有中文\n第二行");
	}

	@Test
	void noLabelStaysNone() {
		assertThat(Bilingual.label(Locale.ENGLISH, null)).isNull();
	}

}
