package feedbackloop.models.edits;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What goes wrong with a number or a word, wherever it stands.
 */
final class Slips {

	/** What a name becomes: nothing, too long, of other letters, of two lines. */
	static final String[] NAMES = { "", " ", "很".repeat(400), "N".repeat(255), "N".repeat(300), "紧急 🔥 Urgent",
			"第一行&#10;second line", "a &lt;b&gt;bold&lt;/b&gt; name" };

	/** What an id becomes. */
	static final String[] IDS = { "i".repeat(70), "i".repeat(100), "i".repeat(300), "has space", "中文编号", "1digit", "",
			"with-dash", "with.dot", "with:colon" };

	private Slips() {
	}

	static String number(String number, Pick pick) {
		BigDecimal value = new BigDecimal(number);
		BigDecimal ten = BigDecimal.TEN;
		return pick
			.of(value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE), value.multiply(ten), BigDecimal.ZERO,
					value.add(BigDecimal.ONE).negate(), value.add(new BigDecimal("0.5")), new BigDecimal("3000000000"),
					new BigDecimal("99999999999999999999"))
			.toPlainString();
	}

	static String word(String word, Pick pick) {
		int at = pick.below(word.length());
		return pick.of(word.toUpperCase(Locale.ROOT), Character.toUpperCase(word.charAt(0)) + word.substring(1),
				word.substring(0, at) + word.substring(at + 1), word.substring(0, at) + "x" + word.substring(at),
				word + " ", " " + word, word + "s");
	}

}
