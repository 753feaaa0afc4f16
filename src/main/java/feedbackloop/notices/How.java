package feedbackloop.notices;

import java.util.Locale;

/**
 * How somebody is told, the quietest last.
 */
enum How {

	NOW, DIGEST, OFF;

	static How of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	How orQuieter(How other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
