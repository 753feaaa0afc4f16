package feedbackloop.notification;

import java.util.List;

/**
 * A name in double braces.
 *
 * @param line of the text, from 1
 * @param around the sections in which it stands, the outermost first
 */
record Tag(int line, Kind kind, String name, List<Tag> around) {

	Tag {
		around = List.copyOf(around);
	}

	/**
	 * How it is written.
	 */
	String written() {
		return "{{" + this.kind.sign + this.name + "}}";
	}

	/**
	 * What it does.
	 */
	enum Kind {

		/** Is replaced by the value. */
		VALUE(""),
		/** Begins what is there only with a value. */
		WITH("#"),
		/** Begins what is there only without one. */
		WITHOUT("^"),
		/** Ends either. */
		END("/");

		private final String sign;

		Kind(String sign) {
			this.sign = sign;
		}

		static Kind of(String sign) {
			return List.of(values()).stream().filter((kind) -> kind.sign.equals(sign)).findFirst().orElseThrow();
		}

	}

}
