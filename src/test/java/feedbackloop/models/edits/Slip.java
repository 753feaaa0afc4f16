package feedbackloop.models.edits;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What goes wrong with a number, a word, a name or an id, wherever it stands.
 */
enum Slip {

	/**
	 * One more or less, ten times as much, nothing, negative, not whole, far too much.
	 */
	NUMBER {

		@Override
		String of(String number, Pick pick) {
			BigDecimal value = new BigDecimal(number);
			return pick
				.of(value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE), value.multiply(BigDecimal.TEN),
						BigDecimal.ZERO, value.add(BigDecimal.ONE).negate(), value.add(new BigDecimal("0.5")),
						new BigDecimal("3000000000"), new BigDecimal("99999999999999999999"))
				.toPlainString();
		}

	},

	/** Other capitals, a letter too few or too many, a space. */
	WORD {

		@Override
		String of(String word, Pick pick) {
			int at = pick.below(word.length());
			return pick.of(word.toUpperCase(Locale.ROOT), Character.toUpperCase(word.charAt(0)) + word.substring(1),
					word.substring(0, at) + word.substring(at + 1), word.substring(0, at) + "x" + word.substring(at),
					word + " ", " " + word, word + "s");
		}

	},

	/** Nothing, too long, of other letters, of two lines. */
	NAME {

		@Override
		String of(String name, Pick pick) {
			return pick.of("", " ", "很".repeat(400), "N".repeat(255), "N".repeat(300), "紧急 🔥 Urgent",
					"第一行&#10;second line", "a &lt;b&gt;bold&lt;/b&gt; name");
		}

	},

	/** Too long, of characters that ids do not have. */
	ID {

		@Override
		String of(String id, Pick pick) {
			return pick.of("i".repeat(70), "i".repeat(100), "i".repeat(300), "has space", "中文编号", "1digit", "",
					"with-dash", "with.dot", "with:colon");
		}

	};

	abstract String of(String before, Pick pick);

}
