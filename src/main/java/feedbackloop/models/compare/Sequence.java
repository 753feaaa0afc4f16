package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/**
 * Two orders of the same kind of things.
 */
final class Sequence {

	private Sequence() {
	}

	/**
	 * Those of both orders that stand elsewhere among the others.
	 */
	static <T> Set<T> moved(List<T> before, List<T> after) {
		List<T> kept = new ArrayList<>(before);
		kept.retainAll(new HashSet<>(after));
		List<T> now = new ArrayList<>(after);
		now.retainAll(new HashSet<>(before));
		Set<T> moved = new HashSet<>();
		for (AbstractDelta<T> delta : DiffUtils.diff(kept, now).getDeltas()) {
			moved.addAll(delta.getTarget().getLines());
		}
		return moved;
	}

	/**
	 * The new order, with what is gone where it stood: behind what it stood behind.
	 */
	static <T> List<T> merged(List<T> before, List<T> after) {
		Set<T> kept = new HashSet<>(after);
		Map<T, List<T>> goneBehind = new HashMap<>();
		T last = null;
		for (T one : before) {
			if (kept.contains(one)) {
				last = one;
			}
			else {
				goneBehind.computeIfAbsent(last, (key) -> new ArrayList<>()).add(one);
			}
		}
		List<T> merged = new ArrayList<>(goneBehind.getOrDefault(null, List.of()));
		for (T one : after) {
			merged.add(one);
			merged.addAll(goneBehind.getOrDefault(one, List.of()));
		}
		return merged;
	}

}
