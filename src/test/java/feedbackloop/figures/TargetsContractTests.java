package feedbackloop.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the table of the targets must be like before it goes live. */
class TargetsContractTests {

	private static final String NAME = "processes/figureTargets.dmn";

	private final TargetsContract contract = new TargetsContract();

	@Test
	void theShippedTableIsAccepted() throws IOException {
		assertThat(check(shipped())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"repeat"                           | "repeated"                         | figureUnknown   | 规则 Rule 5 · 指标 Figure
					<text>4.2</text>                   | <text>4.4</text>                   | figureWarnsLate | 规则 Rule 6 · 提醒线 Warn at
					repeat_out_warnAt"><text>8</text>  | repeat_out_warnAt"><text>12</text> | figureWarnsLate | 规则 Rule 5 · 提醒线 Warn at
					<text>"score"</text>               | <text>"percent"</text>             | figureUnit      | 规则 Rule 6 · 单位 Unit
					"repeat"                           | "repeat","firstResponse"           | figureUnit      | 规则 Rule 5 · 单位 Unit
					"none"</text>                      | "percent"</text>                   | figureUnit      | 规则 Rule 10 · 单位 Unit
					<text>"landing"                    | <text>not("landing")               | figureUnit      | 规则 Rule 7 · 单位 Unit
					""")
	void whatNobodyCouldMeanIsFoundAtItsPlace(String part, String replacement, String code, String place)
			throws IOException {
		assertThat(shipped()).contains(part);
		assertThat(check(shipped().replace(part, replacement))).singleElement()
			.returns(code, Finding::code)
			.returns(place, Finding::place)
			.returns(false, Finding::warning);
	}

	private List<Finding> check(String text) {
		return this.contract.check(NAME, text, (file) -> null);
	}

	private static String shipped() throws IOException {
		return Files.readString(Path.of(NAME));
	}

}
