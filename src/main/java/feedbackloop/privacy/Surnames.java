package feedbackloop.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How Chinese names begin, and words that begin or end in the same way.
 */
final class Surnames {

	private static final Set<String> COMPOUND = Set.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒",
			"夏侯", "端木", "南宫", "独孤", "长孙", "宇文", "轩辕", "呼延", "澹台", "太史", "申屠", "公冶", "钟离", "赫连", "东郭", "西门", "纳兰");

	private static final Set<String> SINGLE = words("surnames.txt");

	private static final Set<String> WORDS = words("words-like-names.txt");

	private Surnames() {
	}

	/** Whether a name has a surname of two characters and more behind it. */
	static boolean isCompound(String name) {
		return name.length() > 2 && COMPOUND.contains(name.substring(0, 2));
	}

	static boolean isSurname(String text) {
		return SINGLE.contains(text) || COMPOUND.contains(text);
	}

	static boolean isWord(String text) {
		return WORDS.contains(text);
	}

	/** How long the surname is with which the text goes on there; 0 for none. */
	static int lengthAt(String text, int start) {
		if (start + 2 <= text.length()) {
			String two = text.substring(start, start + 2);
			if (COMPOUND.contains(two)) {
				return 2;
			}
			if (WORDS.contains(two)) {
				return 0;
			}
		}
		return (start < text.length() && SINGLE.contains(text.substring(start, start + 1))) ? 1 : 0;
	}

	private static Set<String> words(String file) {
		try (InputStream in = Surnames.class.getResourceAsStream("/privacy/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.flatMap((line) -> Arrays.stream(line.split(" ")))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
