package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sets findings apart that cover each other.
 */
final class Apart {

	private Apart() {
	}

	/**
	 * From left to right. One that is wider takes the place of what it contains. Of two
	 * that cross, the later one becomes stars for what is left of it.
	 * @param findings the more trusted first
	 */
	static List<Finding> of(List<Finding> findings) {
		NavigableMap<Integer, Finding> apart = new TreeMap<>();
		for (Finding finding : findings) {
			List<Finding> met = met(apart, finding);
			if (met.stream().allMatch((one) -> finding.contains(one) && !one.contains(finding))) {
				met.forEach((one) -> apart.remove(one.start()));
				apart.put(finding.start(), finding);
			}
			else {
				addRest(apart, finding, met);
			}
		}
		return new ArrayList<>(apart.values());
	}

	private static List<Finding> met(NavigableMap<Integer, Finding> apart, Finding finding) {
		List<Finding> met = new ArrayList<>();
		Entry<Integer, Finding> before = apart.floorEntry(finding.start());
		if (before != null && before.getValue().overlaps(finding)) {
			met.add(before.getValue());
		}
		met.addAll(apart.subMap(finding.start(), false, finding.end(), false).values());
		return met;
	}

	private static void addRest(NavigableMap<Integer, Finding> apart, Finding finding, List<Finding> met) {
		int from = finding.start();
		for (Finding one : met) {
			addStars(apart, finding.kind(), from, one.start());
			from = Math.max(from, one.end());
		}
		addStars(apart, finding.kind(), from, finding.end());
	}

	private static void addStars(NavigableMap<Integer, Finding> apart, Kind kind, int from, int to) {
		if (from < to) {
			apart.put(from, new Finding(kind, from, to, "***"));
		}
	}

}
