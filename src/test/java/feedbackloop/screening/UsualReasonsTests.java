package feedbackloop.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import feedbackloop.notation.Finding;
import feedbackloop.notation.InBoth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the check finds wrong in the usual reasons.
 */
class UsualReasonsTests {

	private static final String GOOD = """
			spam:
			  advertising:
			    zh-CN: 广告
			    en: Advertising
			invalid:
			""";

	@Test
	void thoseThatAreShippedAreRight() throws IOException {
		assertThat(check(Files.readString(Path.of(UsualReasons.FILE)))).isEmpty();
	}

	@Test
	void aVerdictMayHaveNone() {
		assertThat(check(GOOD)).isEmpty();
		assertThat(UsualReasons.read(GOOD).byVerdict())
			.isEqualTo(Map.of("spam", Map.of("advertising", new InBoth("广告", "Advertising")), "invalid", Map.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					invalid:           | duplicate: | yamlUnknown | line 5
					    en: Advertising | ''        | yamlLacks   | line 2
					zh-CN: 广告         | zh-CN: '' | yamlNoValue | line 3
					advertising:       | 广告:      | reasonKey   | line 2
					Advertising        | 'Advertising, and much more than stands on one line beside others of its kind' | reasonLong | line 2
					""")
	void whatIsWrongIsNamedWithItsLine(String part, String instead, String code, String line) {
		assertThat(check(GOOD.replace(part, instead))).extracting(Finding::code, Finding::place)
			.containsExactly(tuple(code, line));
	}

	private static List<Finding> check(String text) {
		return new UsualReasonsContract().check(UsualReasons.FILE, text, (name) -> null);
	}

}
