package feedbackloop.teamwork;

import java.util.List;
import java.util.Set;

import feedbackloop.process.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What counts as a mention, and what a text may hold.
 */
class MentionsTest {

	@Test
	void aNameBehindAnAtIsAMentionAlsoBetweenChineseWords() {
		assertThat(in("请@support2看一下，再问 ＠quality。@support2 谢谢")).containsExactly("support2", "quality");
		assertThat(in("@a-b_c, @d-")).containsExactly("a-b_c", "d");
	}

	@Test
	void aFullStopMayBelongToAName() {
		List<String> known = List.of("a.b", "support");
		assertThat(Mentions.in("@a.b, ＠support.Thanks @ghost.x @a.b.", known::contains)).containsExactly("a.b",
				"support", "ghost.x");
		assertThat(Mentions.pieces("@a.b.Thanks", known)).containsExactly(new Mentions.Piece("@a.b", true),
				new Mentions.Piece(".Thanks", false));
	}

	@Test
	void aMailAddressIsNoMention() {
		assertThat(in("写给 w***@example.com 或 wang@example.com，不是 @")).isEmpty();
	}

	@Test
	void aTextIsCutAtTheNamesThatAreKnown() {
		assertThat(Mentions.pieces("请@support2看，@nobody", List.of("support2"))).containsExactly(
				new Mentions.Piece("请", false), new Mentions.Piece("@support2", true),
				new Mentions.Piece("看，@nobody", false));
	}

	@Test
	void aTextIsTakenUpToItsLimitInCharacters() {
		assertThat(StaffText.checked("text", " 好" + "😀".repeat(399), 400)).hasSize(799);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> StaffText.checked("text", "😀".repeat(401), 400));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> StaffText.checked("text", " \n ", 400));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> StaffText.checked("text", "a\0b", 400));
	}

	private static Set<String> in(String text) {
		return Mentions.in(text, (name) -> true);
	}

}
