package feedbackloop.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.words.Words;

/**
 * What a letter says beside greeting and closing: what a person wrote in it, else its own
 * sentences.
 */
final class LetterGist {

	/**
	 * These need a word before them to be understood; the others speak for themselves.
	 */
	private static final String LABEL = "followed.letter.";

	private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？])|(?<=[.!?])(?=\\s)");

	/** A greeting is shorter than any sentence. */
	private static final int LONGEST_GREETING = 12;

	private LetterGist() {
	}

	/**
	 * The gist of a letter about a case.
	 * @param number of the case; the paragraph that leads to its page begins the closing
	 * @param written what people wrote for the customer so far, by the name of the field,
	 * the latest last
	 */
	static String of(String letter, String number, List<Written> written, Words in) {
		String text = plain(letter);
		Map<String, String> used = new LinkedHashMap<>();
		written.stream()
			.map((one) -> new Written(one.kind(), plain(one.text())))
			.filter((one) -> !one.text().isEmpty() && text.contains(one.text()))
			.forEach((one) -> used.put(one.kind(), one.text()));
		return used.isEmpty() ? ownSentences(text, number)
				: used.entrySet()
					.stream()
					.sorted(Comparator.comparing((one) -> text.indexOf(one.getValue())))
					.map((one) -> in.find(LABEL + one.getKey(), one.getValue()).orElse(one.getValue()))
					.collect(Collectors.joining("\n\n"));
	}

	private static String ownSentences(String text, String number) {
		List<String> own = new ArrayList<>();
		for (String paragraph : text.split("\n{2,}")) {
			if (paragraph.contains("://") && paragraph.contains(number)) {
				break;
			}
			own.add(paragraph);
		}
		if (own.size() > 1 && own.get(0).length() <= LONGEST_GREETING) {
			own.remove(0);
		}
		if (!own.isEmpty()) {
			String first = withoutOpening(own.remove(0), number);
			if (!first.isEmpty()) {
				own.add(0, first);
			}
		}
		return own.isEmpty() ? text : String.join("\n\n", own);
	}

	/** The first sentence says only of which case the letter speaks. */
	private static String withoutOpening(String paragraph, String number) {
		String[] sentences = SENTENCE_END.split(paragraph, 2);
		return !sentences[0].contains(number) ? paragraph : (sentences.length > 1) ? sentences[1].strip() : "";
	}

	private static String plain(String text) {
		return text.replace("\r\n", "\n").strip();
	}

	/**
	 * What a person wrote.
	 *
	 * @param kind name of the field
	 */
	record Written(String kind, String text) {

	}

}
