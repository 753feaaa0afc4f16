package feedbackloop.intake;

import java.util.List;

import feedbackloop.intake.LetterGist.Written;
import feedbackloop.words.Words;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What remains of a letter when greeting and closing are left out.
 */
class LetterGistTests {

	private static final String NUMBER = "FB-20261122-000001";

	private static final String CLOSING = "\n\n查看进展：\nhttps://feedback.example/follow/" + NUMBER + "\n（编号 " + NUMBER
			+ "）\n\n反馈闭环";

	private final StaticMessageSource messages = new StaticMessageSource();

	@Test
	void whatAPersonWroteIsAllThatItSays() {
		String letter = "您好！\n\n谢谢您的反馈，我们的答复如下：\n\n请更新。\n再试一次。" + CLOSING;

		assertThat(gist(letter, new Written("responseText", "请更新。\r\n再试一次。 "))).isEqualTo("请更新。\n再试一次。");
	}

	@Test
	void theLatestTextOfEachFieldCountsInTheOrderOfTheLetter() {
		String letter = "您好！\n\n第二次的答复\n\n下一步：\n明天发布" + CLOSING;

		assertThat(gist(letter, new Written("nextStep", "明天发布"), new Written("responseText", "第一次的答复"),
				new Written("responseText", "第二次的答复")))
			.isEqualTo("第二次的答复\n\n明天发布");
	}

	@Test
	void aLetterThatNobodyWroteSaysItsOwnSentences() {
		String letter = "您好！\n\n您的问题已经处理完毕。\n\n请您确认。" + CLOSING;

		assertThat(gist(letter, new Written("responseText", "请更新。"))).isEqualTo("您的问题已经处理完毕。\n\n请您确认。");
	}

	@Test
	void theOpeningThatNamesTheCaseIsLeftOut() {
		assertThat(gist("Hello,\n\nThank you for your feedback of 22 November 2026, 10:00, case " + NUMBER
				+ ". We put it on our list.\n\nIt is due in May." + CLOSING))
			.isEqualTo("We put it on our list.\n\nIt is due in May.");
		assertThat(gist("您好！\n\n谢谢您的反馈，编号 " + NUMBER + "。\n\n您的问题已经处理完毕。" + CLOSING)).isEqualTo("您的问题已经处理完毕。");
		assertThat(gist("您好！\n\n谢谢您告诉我们。编号 " + NUMBER + "，重新处理。" + CLOSING))
			.isEqualTo("谢谢您告诉我们。编号 " + NUMBER + "，重新处理。");
	}

	@Test
	void aLetterOfOneParagraphStaysAsItIs() {
		assertThat(gist("已收到")).isEqualTo("已收到");
		assertThat(gist(CLOSING)).isEqualTo(CLOSING.strip());
	}

	private String gist(String letter, Written... written) {
		return LetterGist.of(letter, NUMBER, List.of(written), new Words(this.messages));
	}

}
