package feedbackloop.process;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Patterns of forms mean to us what they mean to a browser, and none keeps a browser
 * busy.
 */
class FormPatternTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			^[0-9]{1,6}$ 123456 true
			^[0-9]{1,6}$ 1234567 false
			^[0-9]{1,6}$ 12a false
			[0-9] ab1 true
			^a|b$ abc true
			^a|b$ cab true
			^a|b$ cac false
			^(?:ab)+c?$ ababc true
			^(?:ab)+c?$ abac false
			^\\d{4}-\\d\\d$ 2026-12 true
			^\\d{4}-\\d\\d$ ２０２６-12 false
			^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$ a@b.cn true
			^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$ a@b@c.cn false
			^[\\u4e00-\\u9fa5]+$ 订单 true
			^[\\u4e00-\\u9fa5]+$ order false
			^.{2}$ 🙂 true
			^[a-z-]+$ a-b true
			^[+-]?\\d+(\\.\\d+)?$ -1.5 true
			^x{2,}?$ xxx true
			(\\+|00)\\d{5,24}$ +8613912345678 true
			^$ x false
			""")
	void aTextFitsAsItDoesInABrowser(String pattern, String text, boolean fits) {
		assertThat(FormPattern.read(pattern).orElseThrow().fits(text)).isEqualTo(fits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^[a-z", "(a", "a)", "a**", "*a", "a{2,1}", "a++", "a{,3}", "[z-a]", "[]", "[^]", "\\",
			"a$b", "a^b", "(?=a)", "(?<!a)", "(?<n>a)", "(a)\\1", "\\p{L}", "\\bword\\b", "(?i)a", "[[:alpha:]]{",
			"\\Qa\\E", "a{5000}", "🙂", "\\u12", "[\\d-x]", "a{" })
	void whatIsNoPatternOrMeansDifferentThingsIsNotRead(String pattern) {
		assertThat(FormPattern.read(pattern)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(a+)+$", "^(a*)*$", "^(a|a)*$", "^(a|aa)+$", "^([a-z]+)*1$", "^(\\w+\\s?)*$", "(x+x+)+y",
			"^(a?){30}a{30}$", "^(.*a){20}$", "^(\\d+|\\w+)+!$", "^((a|b)+c?)+$", "^(ab?b?c?)+(ab?b?c?)*(a+b?)*$",
			"^.*.*.*.*$", "(.+)(.+)(.+)x", "^(([a-z])+.)+[A-Z]([a-z])+$", "^\\s*\\s*\\s*\\s*x$",
			"^a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaaaaaaaa$",
			"^(a{1,40}){1,40}$" })
	void aPatternThatKeepsABrowserBusyIsSlow(String pattern) {
		assertThat(FormPattern.read(pattern).orElseThrow().isSlow(200)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^[0-9]{1,6}$", "^1\\d{10}$", "^\\d{17}[\\dXx]$", "^[A-Z]{2}-\\d{4,8}$",
			"^[a-z]+(,[a-z]+)*$", "^\\d{1,3}(\\.\\d{1,3}){3}$", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
			"^\\+?\\d{1,3}[- ]?\\d{1,4}[- ]?\\d{4,8}$", "^(foo|bar|baz)$", "^(https?|ftp)://[\\w./-]+$",
			"^(\\d{3}-)+\\d$", "^.*$", "^([A-Z]\\d)*$", "urgent" })
	void aPatternOfEverydayUseIsNotSlow(String pattern) {
		assertThat(FormPattern.read(pattern).orElseThrow().isSlow(200)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			^\\d{3}$ 1 2 false
			^\\d{3}$ 3 10 true
			^(\\d{3}|\\d{10})$ 4 9 false
			^(\\d{3}|\\d{10})$ 4 10 true
			abc 1 2 false
			abc 5 9 true
			^(ab)+$ 3 3 false
			^[^\\s\\S]$ 1 9 false
			^a+$ 4000 4000 true
			""")
	void aPatternFitsTextsOfSomeLengths(String pattern, int shortest, int longest, boolean some) {
		assertThat(FormPattern.read(pattern).orElseThrow().fitsSome(shortest, longest)).isEqualTo(some);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(a+)+$", "^(a|aa)+$", "^(.*a){12}$", "^(a?){30}a{30}$" })
	void noTextTakesUsLong(String pattern) {
		assertTimeout(Duration.ofSeconds(10),
				() -> assertThat(FormPattern.read(pattern).orElseThrow().fits("a".repeat(3_999) + "!")).isFalse());
	}

}
