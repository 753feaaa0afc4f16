package feedbackloop.process;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads numbers that people type and programs send. What has more places than anybody
 * needs is none: written out it would fill the memory.
 */
public final class FiniteNumber {

	/** Before the point, and behind it. */
	private static final int MOST_PLACES = 400;

	private FiniteNumber() {
	}

	/**
	 * Whether a file has a number there that can be compared.
	 */
	public static boolean isOne(JsonNode value) {
		return value.isNumber() && read(value.asText()) != null;
	}

	/**
	 * The number, exactly.
	 * @return null for what is none, or not finite
	 */
	public static BigDecimal read(String text) {
		try {
			BigDecimal number = new BigDecimal(text.strip());
			boolean fits = Math.abs((long) number.scale()) <= MOST_PLACES && number.precision() <= MOST_PLACES;
			return fits ? number : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
