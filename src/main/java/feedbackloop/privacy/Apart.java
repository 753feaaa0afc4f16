package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sets passages apart that cover each other.
 */
final class Apart {

	private Apart() {
	}

	/**
	 * From left to right. One that is wider takes the place of what it contains. Of two
	 * that cross, the later one becomes stars for what is left of it.
	 * @param passages the more trusted first
	 */
	static List<Passage> of(List<Passage> passages) {
		NavigableMap<Integer, Passage> apart = new TreeMap<>();
		for (Passage passage : passages) {
			List<Passage> met = met(apart, passage);
			if (met.stream().allMatch((one) -> passage.contains(one) && !one.contains(passage))) {
				met.forEach((one) -> apart.remove(one.start()));
				apart.put(passage.start(), passage);
			}
			else {
				addRest(apart, passage, met);
			}
		}
		return new ArrayList<>(apart.values());
	}

	private static List<Passage> met(NavigableMap<Integer, Passage> apart, Passage passage) {
		List<Passage> met = new ArrayList<>();
		Entry<Integer, Passage> before = apart.floorEntry(passage.start());
		if (before != null && before.getValue().overlaps(passage)) {
			met.add(before.getValue());
		}
		met.addAll(apart.subMap(passage.start(), false, passage.end(), false).values());
		return met;
	}

	private static void addRest(NavigableMap<Integer, Passage> apart, Passage passage, List<Passage> met) {
		int from = passage.start();
		for (Passage one : met) {
			addStars(apart, passage.kind(), from, one.start());
			from = Math.max(from, one.end());
		}
		addStars(apart, passage.kind(), from, passage.end());
	}

	private static void addStars(NavigableMap<Integer, Passage> apart, Kind kind, int from, int to) {
		if (from < to) {
			apart.put(from, new Passage(kind, from, to, "***"));
		}
	}

}
