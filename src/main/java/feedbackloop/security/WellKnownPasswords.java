package feedbackloop.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/**
 * Passwords that are tried first. Such are rows of keys, digits only, and the ones that
 * people choose most. These count, too, with digits and signs around them or in place of
 * letters. So they do when repeated or behind a word of this product.
 */
final class WellKnownPasswords {

	private static final Set<String> CHOSEN_MOST = read();

	/** What a stranger tries here. */
	private static final List<String> OWN_WORDS = List.of("feedbackloop", "feedback", "camunda", "administrator",
			"admin", "password", "support", "manager", "mima");

	private static final List<String> ROWS_OF_KEYS = Stream
		.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz",
				"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
				"!@#$%^&*()")
		.flatMap((row) -> Stream.of(row, new StringBuilder(row).reverse().toString()))
		.toList();

	private static final int SHORTEST_RUN = 3;

	private static final int FEWEST_CHARACTERS = 5;

	private WellKnownPasswords() {
	}

	static boolean contain(String password) {
		String plain = plain(password);
		if (plain.codePoints().distinct().count() < FEWEST_CHARACTERS || isRowsOfKeys(plain)) {
			return true;
		}
		return plain.codePoints().noneMatch(Character::isIdeographic)
				&& Stream.of(plain, withoutEnd(plain), withoutBegin(plain), withoutEnd(withoutBegin(plain)))
					.flatMap((text) -> Stream.of(text, withLettersForSigns(text)))
					.anyMatch(WellKnownPasswords::isChosenMost);
	}

	/** As it is compared: full-width letters are letters, capitals are small. */
	static String plain(String password) {
		return Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

	private static boolean isChosenMost(String text) {
		String letters = text.replaceAll("[^a-z]", "");
		String others = OWN_WORDS.stream().reduce(letters, (rest, word) -> rest.replace(word, ""));
		return others.isEmpty()
				|| Stream.of(text, letters, others).anyMatch((part) -> CHOSEN_MOST.contains(unit(part)));
	}

	private static String withoutBegin(String text) {
		return text.replaceFirst("^[^a-z]+", "");
	}

	private static String withoutEnd(String text) {
		return text.replaceFirst("[^a-z]+$", "");
	}

	/** What the text repeats, or the text. */
	private static String unit(String text) {
		for (int length = 1; length <= text.length() / 2; length++) {
			if (text.length() % length == 0 && text.substring(0, length).repeat(text.length() / length).equals(text)) {
				return text.substring(0, length);
			}
		}
		return text;
	}

	private static boolean isRowsOfKeys(String plain) {
		int from = 0;
		while (from < plain.length()) {
			int to = Math.min(from + SHORTEST_RUN, plain.length());
			if (to - from < SHORTEST_RUN || !isOfOneRow(plain.substring(from, to))) {
				return false;
			}
			while (to < plain.length() && isOfOneRow(plain.substring(from, to + 1))) {
				to++;
			}
			from = to;
		}
		return true;
	}

	private static boolean isOfOneRow(String run) {
		return ROWS_OF_KEYS.stream().anyMatch((row) -> row.contains(run));
	}

	private static String withLettersForSigns(String plain) {
		StringBuilder letters = new StringBuilder();
		plain.chars().forEach((sign) -> {
			int known = "@40135$7!".indexOf(sign);
			letters.append((known >= 0) ? "aaoiesstl".charAt(known) : (char) sign);
		});
		return letters.toString();
	}

	private static Set<String> read() {
		try {
			String list = new ClassPathResource("passwords/well-known.txt").getContentAsString(StandardCharsets.UTF_8);
			return list.lines().filter((line) -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of well-known passwords cannot be read", ex);
		}
	}

}
