package feedbackloop.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The yardstick for finding similar texts: plain BM25 (k1 = 1.2, b = 0.75) over single
 * characters and character pairs, every text compared with every other.
 */
final class CharacterBm25 {

	private static final double K1 = 1.2;

	private static final double B = 0.75;

	private final List<String> texts;

	private final Map<String, Map<Integer, Integer>> occurrences = new HashMap<>();

	private final int[] lengths;

	private final double averageLength;

	CharacterBm25(List<String> texts) {
		this.texts = texts;
		this.lengths = new int[texts.size()];
		for (int text = 0; text < texts.size(); text++) {
			List<String> terms = terms(texts.get(text));
			this.lengths[text] = terms.size();
			for (String term : terms) {
				this.occurrences.computeIfAbsent(term, (key) -> new HashMap<>()).merge(text, 1, Integer::sum);
			}
		}
		this.averageLength = IntStream.of(this.lengths).average().orElseThrow();
	}

	/**
	 * The texts most like that one, the most alike first, without itself.
	 */
	List<Integer> like(int asked, int count) {
		double[] scores = new double[this.texts.size()];
		for (String term : terms(this.texts.get(asked))) {
			Map<Integer, Integer> found = this.occurrences.get(term);
			double rarity = Math.log(1 + (scores.length - found.size() + 0.5) / (found.size() + 0.5));
			found.forEach((text, times) -> scores[text] += rarity * times * (K1 + 1)
					/ (times + K1 * (1 - B + B * this.lengths[text] / this.averageLength)));
		}
		return IntStream.range(0, scores.length)
			.filter((text) -> text != asked)
			.boxed()
			.sorted((one, other) -> Double.compare(scores[other], scores[one]))
			.limit(count)
			.toList();
	}

	private static List<String> terms(String text) {
		String lower = text.toLowerCase();
		List<String> terms = new ArrayList<>();
		for (int i = 0; i < lower.length(); i++) {
			terms.add(lower.substring(i, i + 1));
			if (i + 2 <= lower.length()) {
				terms.add(lower.substring(i, i + 2));
			}
		}
		return terms;
	}

}
