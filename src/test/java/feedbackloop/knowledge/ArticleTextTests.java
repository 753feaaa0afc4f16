package feedbackloop.knowledge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the Markdown of an article. */
class ArticleTextTests {

	@Test
	void markdownBecomesHtmlBelowTheTitleOfThePage() {
		assertThat(ArticleText.html("# 步骤\n\n- **刷新**页面\n- 看 [说明](https://example.org/a)\n\n第一行\n第二行"))
			.isEqualToIgnoringWhitespace("""
					<h2>步骤</h2>
					<ul><li><strong>刷新</strong>页面</li>
					<li>看 <a rel="noopener noreferrer nofollow" href="https://example.org/a">说明</a></li></ul>
					<p>第一行<br />第二行</p>""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b",
			"[x](javascript:alert(1))", "[x](data:text/html,<script>)", "<a href='javascript:1'>x</a>",
			"![x](https://example.org/pixel.png)", "![a ![b](https://example.org/pixel.png)](y)",
			"![a **![b](//example.org/p.png)**](y)", "<data:text/html,x>", "[x](ftp://example.org/)",
			"[x](\"onclick=alert(1))" })
	void nothingRunsAndNothingIsLoaded(String markdown) {
		assertThat(ArticleText.html(markdown))
			.doesNotContain("<script", "<img", "href=\"javascript:", "href=\"data:", "href=\"ftp:")
			.doesNotContainPattern("<[^>]+\\son\\w+=");
	}

	@Test
	void thePlainWordsHaveNoSigns() {
		assertThat(ArticleText.plain("## 步骤\n\n1. **刷新**\n2. 重试")).doesNotContain("#", "*", "\n").contains("步骤", "刷新");
	}

}
