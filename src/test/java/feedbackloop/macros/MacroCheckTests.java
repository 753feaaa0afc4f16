package feedbackloop.macros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import feedbackloop.notation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the check finds wrong in macros.
 */
class MacroCheckTests {

	private static final String GOOD = """
			title:
			  zh-CN: 标题
			  en: Title
			tasks: triage
			values:
			  verdict: valid
			  personalData: true
			texts:
			  responseText:
			    zh-CN: 案件 {{number}}
			    en: Case {{number}}
			next: stay
			""";

	@ParameterizedTest
	@ValueSource(strings = { "doubleCharge", "askForDocument", "answeredSimpleQuestion", "closeUsualWatch" })
	void thoseThatAreShippedAreRight(String name) throws IOException {
		String file = "processes/macros/" + name + ".yaml";
		assertThat(MacroCheck.of(file, Files.readString(Path.of(file)), MacroCheckTests::text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tasks: triage         | tasks: triage, nothing     | tasks                         | macroTask
			tasks: triage         | tasks: triage, fix         | values.verdict                | macroField
			verdict: valid        | verdict: perhaps           | values.verdict                | macroValue
			personalData: true    | personalData: maybe        | values.personalData           | macroValue
			personalData: true    | caseOwner: support         | values.caseOwner              | macroPerson
			personalData: true    | responseText: x            | values.responseText           | macroTwice
			personalData: true    | nowhere: x                 | values.nowhere                | macroField
			responseText:         | verdict:                   | texts.verdict                 | macroNoText
			案件 {{number}}        | 案件 {{customer}}           | texts.responseText.zh-CN      | textNames
			Case {{number}}       | Case {number}              | texts.responseText.en         | textBraces
			next: stay            | next: go                   | line 12                       | macroNext
			next: stay            | then: stay                 | line 12                       | yamlUnknown
			en: Title             | fr: Titre                  | line 3                        | yamlUnknown
			values:               | values: [x]                | line 5                        | yamlList
			""")
	void whatIsWrongIsToldWithItsPlace(String right, String wrong, String place, String code) {
		assertThat(MacroCheck.of("m.yaml", GOOD, MacroCheckTests::text)).isEmpty();
		assertThat(MacroCheck.of("m.yaml", GOOD.replace(right, wrong), MacroCheckTests::text)).anySatisfy((finding) -> {
			assertThat(finding.place()).isEqualTo(place);
			assertThat(finding.code()).isEqualTo(code);
		}).noneMatch(Finding::warning);
	}

	private static String text(String name) {
		Path file = Path.of(name);
		try {
			return Files.exists(file) ? Files.readString(file) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
