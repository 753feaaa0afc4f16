package feedbackloop.mailbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * Which mails open no case again, as the file of process owners has it: those that say
 * nothing but thanks, and replies of somebody's absence. Of thanks all words must be
 * listed, and something that thanks among them.
 *
 * @param thanks each as its words; a Chinese character is a word
 * @param beside what may stand beside them
 * @param awaySubjects with which the subject of a reply of absence begins
 * @param awayTexts what the text of such a reply says at its beginning
 */
record OnlyThanks(List<List<String>> thanks, List<List<String>> beside, List<List<String>> awaySubjects,
		List<List<String>> awayTexts) {

	static final String FILE = "processes/onlyThanks.yaml";

	/** Without the file nothing is only thanks. */
	static final OnlyThanks NOTHING = new OnlyThanks(List.of(), List.of(), List.of(), List.of());

	private static final int MOST = 500;

	private static final String THANKS = "thanks";

	private static final String BESIDE = "beside";

	private static final String AWAY_SUBJECTS = "awaySubjects";

	private static final String AWAY_TEXTS = "awayTexts";

	/** Words of the text within which a reply of absence says so, and of all of it. */
	private static final int BEGINNING = 60;

	private static final int LONGEST_AWAY = 250;

	private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\p{So}");

	/**
	 * The words in that text.
	 * @throws Unreadable if something in it is wrong
	 */
	static OnlyThanks read(String text) {
		PlainYaml.check(text);
		YamlSection top = YamlSection.read(FILE, text);
		top.allow(List.of(THANKS, BESIDE, AWAY_SUBJECTS, AWAY_TEXTS));
		return new OnlyThanks(phrases(top, THANKS), phrases(top, BESIDE), phrasesIfAny(top, AWAY_SUBJECTS),
				phrasesIfAny(top, AWAY_TEXTS));
	}

	/** Files of before do not have it. */
	private static List<List<String>> phrasesIfAny(YamlSection top, String key) {
		return top.has(key) ? phrases(top, key) : List.of();
	}

	private static List<List<String>> phrases(YamlSection top, String key) {
		List<String> listed = top.several(key);
		if (listed.size() > MOST) {
			throw top.refuseAt(key, "thanksMany", MOST);
		}
		listed.stream().filter((one) -> words(one).isEmpty() || isQuestion(one)).findFirst().ifPresent((one) -> {
			throw top.refuseAt(key, "thanksWord", one);
		});
		return listed.stream().map(OnlyThanks::words).toList();
	}

	/**
	 * Whether the text says nothing else.
	 * @param name of who wrote it, which may stand below; null if unknown
	 */
	boolean isSaid(String text, String name) {
		List<String> words = words(text);
		List<List<String>> others = Stream.concat(this.beside.stream(), parts(name)).toList();
		boolean[] said = new boolean[words.size() + 1];
		boolean[] thanked = new boolean[words.size() + 1];
		said[0] = true;
		for (int at = 0; at < words.size(); at++) {
			if (said[at]) {
				List<String> rest = words.subList(at, words.size());
				for (int end : ends(at, rest, this.thanks)) {
					said[end] = true;
					thanked[end] = true;
				}
				for (int end : ends(at, rest, others)) {
					said[end] = true;
					thanked[end] |= thanked[at];
				}
			}
		}
		return thanked[words.size()] && !isQuestion(text);
	}

	/**
	 * Whether a program answers for somebody who is away. Who asks something is there.
	 * @param text what stands above what is quoted
	 */
	boolean isAway(String subject, String text) {
		List<String> words = words(text);
		List<String> beginning = words.subList(0, Math.min(words.size(), BEGINNING));
		return words.size() <= LONGEST_AWAY && !isQuestion(text)
				&& (ends(0, words(subject), this.awaySubjects).length > 0 || this.awayTexts.stream()
					.anyMatch((phrase) -> Collections.indexOfSubList(beginning, phrase) >= 0));
	}

	private static int[] ends(int at, List<String> rest, List<List<String>> phrases) {
		return phrases.stream()
			.filter((phrase) -> phrase.size() <= rest.size() && rest.subList(0, phrase.size()).equals(phrase))
			.mapToInt((phrase) -> at + phrase.size())
			.toArray();
	}

	/** The whole name, and each part of it alone. */
	private static Stream<List<String>> parts(String name) {
		return Blank.is(name) ? Stream.of()
				: Stream.concat(Stream.of(name), Arrays.stream(name.split("\\s+")))
					.map(OnlyThanks::words)
					.filter((words) -> !words.isEmpty());
	}

	private static boolean isQuestion(String text) {
		return plain(text).contains("?");
	}

	private static List<String> words(String text) {
		return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
	}

	/** Wide letters and signs become narrow ones. */
	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

}
