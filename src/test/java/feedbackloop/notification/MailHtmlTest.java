package feedbackloop.notification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailHtmlTest {

	@Test
	void paragraphsAndLinesStay() {
		assertThat(MailHtml.of("您好！\n\n第一行\n第二行\n")).contains("<p>您好！</p>\n<p>第一行<br>\n第二行</p>\n");
	}

	@Test
	void nothingOfTheTextIsMarkup() {
		assertThat(MailHtml.of("<img src=x onerror=alert(1)> & \"q\" 'a'")).doesNotContain("<img")
			.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot; &#39;a&#39;");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			见 https://f.example/follow/FB-1。谢谢     | https://f.example/follow/FB-1
			see https://f.example/a?b=1&c=2, please    | https://f.example/a?b=1&amp;c=2
			(https://f.example/help)                   | https://f.example/help
			http://localhost:8080/follow/FB-1          | http://localhost:8080/follow/FB-1
			https://f.example/x"onclick="alert(1)      | https://f.example/x
			""")
	void addressesCanBeClicked(String text, String address) {
		assertThat(MailHtml.of(text)).contains("<a href=\"" + address + "\">" + address + "</a>");
	}

	@Test
	void onlyAddressesOfPagesAreLinks() {
		assertThat(MailHtml.of("javascript:alert(1) mailto:a@b.c ftp://x")).doesNotContain("<a");
	}

}
