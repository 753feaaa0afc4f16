package feedbackloop.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import feedbackloop.notation.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which mails only thank, by the file that is delivered.
 */
class OnlyThanksTests {

	private static final String NAME = "Anna Schmidt";

	private final OnlyThanks thanks;

	OnlyThanksTests() throws IOException {
		this.thanks = OnlyThanks.read(Files.readString(Path.of(OnlyThanks.FILE)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "谢谢", "谢谢！！", "收到，谢谢", "您好，\n收到了，非常感谢！\n祝好", "好的 谢谢啦~", "辛苦了，多谢🙏", "好的，辛苦了", "謝謝您",
			"問題解決了 謝謝", "Thanks a lot!", "THANK YOU", "Thank you for your help.\n\nBest regards,\nAnna Schmidt",
			"Thanks, Anna", "Got it, thanks :)", "👍🏻", "ｔｈａｎｋｓ", "Hi team,\nit's solved. Many thanks!" })
	void isOnlyThanks(String mail) {
		assertThat(this.thanks.isSaid(mail, NAME)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "谢谢，但是还是打不开", "谢谢？", "收到，谢谢，什么时候到账？", "还没解决", "没收到，谢谢", "不用谢谢", "好的", "您好", "辛苦尽快处理",
			"帮助，谢谢", "请回复，谢谢", "Thanks, but it is broken again.", "No thanks", "Thanks for nothing", "Help, thanks",
			"thanksgiving", "Is it solved? Thanks", "not solved, thanks", "It works now only sometimes", "Anna Schmidt",
			"", "👎" })
	void saysMore(String mail) {
		assertThat(this.thanks.isSaid(mail, NAME)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "您好，我正在休假，12 月 7 日回来后尽快回复。", "我目前不在办公室，急事请联系王经理 13800000000。",
			"Hello,\nI'm out of office until Monday and will reply when I return.", "This is an automatic reply." })
	void isOfSomebodyWhoIsAway(String mail) {
		assertThat(this.thanks.isAway("Re: 订单", mail)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "我正在出差，手机上打不开订单页", "自动回复不正常", "我正在休假，订单怎么办？", "还是打不开，急事请联系我",
			"Since then I have limited access to email.", "The office page does not open." })
	void isOfSomebodyWhoIsThere(String mail) {
		assertThat(this.thanks.isAway("Re: 订单", mail)).isFalse();
	}

	@Test
	void aNameOfSomebodyElseIsMore() {
		assertThat(this.thanks.isSaid("Thanks, Bernd", NAME)).isFalse();
		assertThat(this.thanks.isSaid("Thanks, Bernd", null)).isFalse();
		assertThat(this.thanks.isSaid("谢谢\n王小明", "王小明")).isTrue();
	}

	@Test
	void aLongMailIsReadQuickly() {
		assertThat(this.thanks.isSaid("谢谢".repeat(10_000), null)).isTrue();
		assertThat(this.thanks.isSaid("谢谢".repeat(9_999) + "了吗", null)).isFalse();
	}

	@Test
	void withoutTheFileNothingIsOnlyThanks() {
		assertThat(OnlyThanks.NOTHING.isSaid("谢谢", null)).isFalse();
	}

	@Test
	void whatCannotBeThanksIsRefused() {
		refuses("thanks: 谢谢, ...\nbeside: 您好", "thanksWord");
		refuses("thanks: 谢谢吗？\nbeside: 您好", "thanksWord");
		refuses("thanks: 谢谢", "yamlLacks");
		refuses("thanks: 谢谢\nbeside: 您好\nmore: x", "yamlUnknown");
		refuses("thanks: " + "谢谢,".repeat(501) + "\nbeside: 您好", "thanksMany");
	}

	private static void refuses(String text, String code) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> OnlyThanks.read(text))
			.satisfies((ex) -> assertThat(ex.in(OnlyThanks.FILE).code()).isEqualTo(code));
	}

}
