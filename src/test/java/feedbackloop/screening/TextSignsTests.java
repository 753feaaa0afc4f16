package feedbackloop.screening;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextSignsTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/a?b=c", "www.example.com",
			"HTTP://EXAMPLE.COM\n\nhttps://example.org/x !!", "【https://example.com】" })
	void linksWithNothingToReadAreOnlyLinks(String text) {
		assertThat(TextSigns.hasOnlyLinks(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "打不开 https://example.com/order", "https://example.com/order这一页打不开", "订单页打不开", "!!!", "" })
	void linksWithAWordAreNotAndNeitherIsATextWithoutLinks(String text) {
		assertThat(TextSigns.hasOnlyLinks(text)).isFalse();
	}

	@Test
	void wordsAreComparedWithoutSpacesInSmallAndNarrowLetters() {
		assertThat(TextSigns.comparable("代 开\n发票 ＡＢｃ")).isEqualTo("代开发票abc");
	}

}
