package feedbackloop.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How a key is written: a beginning by which people and scanners for leaked secrets know
 * it, and 256 random bits. A hash of so much chance needs neither salt nor slowness. How
 * long an index looks for it tells nothing of the key.
 */
final class KeyText {

	/** How many random bytes a key has. */
	static final int BYTES = 32;

	private static final String PREFIX = "fbl_";

	/** Enough to tell a client's keys apart, and far from enough to use one. */
	private static final int SHOWN = PREFIX.length() + 6;

	private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}");

	private KeyText() {
	}

	static String of(byte[] random) {
		return PREFIX + HexFormat.of().formatHex(random);
	}

	/**
	 * Whether it can be a key at all.
	 */
	static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

	/**
	 * The part that pages show.
	 */
	static String beginning(String key) {
		return key.substring(0, SHOWN);
	}

	/**
	 * All that is kept of it.
	 */
	static String hash(String key) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
