package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The reason of a rule names the numbers by which it decides, or the owner is warned. */
class NumbersInWordsTest {

	private static final ModelSet SHIPPED = ShippedModels.read();

	private static final String GRADE = "processes/grade.dmn";

	private static final String LOW = "得分不足 5，定为低";

	@Test
	void aThresholdThatIsChangedWithoutItsReasonIsWarnedOf() {
		List<Finding> findings = check(
				grade().replace("<text>[5..8[", "<text>[6..8[").replace("<text>&lt; 5", "<text>&lt; 6"));
		assertThat(findings).extracting(Finding::code, Finding::place, Finding::warning)
			.containsExactly(tuple("tableWordsNumber", "规则 Rule 7 · 分级理由 Reason for the grade", true),
					tuple("tableWordsNumber", "规则 Rule 8 · 分级理由 Reason for the grade", true));
		assertThat(findings.get(1).arguments()).containsExactly("5", "6");
	}

	@Test
	void aReasonThatIsChangedInOneLanguageOnlyIsWarnedOf() {
		assertThat(check(grade().replace("<text>[5..8[", "<text>[6..8[")
			.replace("<text>&lt; 5", "<text>&lt; 6")
			.replace("得分从 5 到不足 8", "得分从 6 到不足 8")
			.replace("得分不足 5", "得分不足 6")
			.replace("is from 5 to below", "is from 6 to below"))).extracting(Finding::code)
			.containsExactly("tableWordsNumber");
	}

	@ParameterizedTest
	@ValueSource(strings = { "得分不足 6，定为低", "得分不足6分", "得分 4.9 以下", "得分不足 5 或 7", "得分 1-6", "得分不足 1,000" })
	void anotherNumberIsWarnedOf(String reason) {
		assertThat(check(grade().replace(LOW, reason))).extracting(Finding::code).containsExactly("tableWordsNumber");
	}

	@ParameterizedTest
	@ValueSource(strings = { "得分不足 5.0，定为低", "得分低，24 小时内不必处理", "按 2026 年的规定", "按 2026-10-08 的规定", "见 FB-2026 和 S2",
			"按第 3 条", "规则 8", "7×24 小时", "一天 24 小时，一周 7 天", "占 80%", "低 8d", "见 10:30 的说明", "版本 3.2.1",
			"得分 {score}，不足 5", "in use since 2026", "two of three", "within 48 hours, by rule 7", "costs 300 yuan" })
	void numbersOfOtherThingsAreNot(String reason) {
		assertThat(check(grade().replace(LOW, reason))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{scor}，定为低", "{{score}}，定为低", "｛score｝，定为低", "{score，定为低" })
	void bracesThatNothingFillsAreWarnedOf(String reason) {
		assertThat(check(grade().replace(LOW, reason))).extracting(Finding::code).containsExactly("tableReasonName");
	}

	private static String grade() {
		return SHIPPED.find(GRADE).orElseThrow().text();
	}

	private static List<Finding> check(String text) {
		List<ModelFile> files = List.of(new ModelFile(GRADE, text));
		return new ModelCheck(List.of(new TableCheck()), List.of()).check(files, SHIPPED.with(files));
	}

}
