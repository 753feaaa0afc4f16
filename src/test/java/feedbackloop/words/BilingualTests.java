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
			S · 2 人日以内 Up to 2 person-days             | S · 2 人日以内       | Up to 2 person-days
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
	void noLabelStaysNone() {
		assertThat(Bilingual.label(Locale.ENGLISH, null)).isNull();
	}

}
