package feedbackloop.models.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses at random, the same for the same seed.
 */
final class Pick {

	private final SplittableRandom random;

	Pick(long seed, int number) {
		this.random = new SplittableRandom(seed * 1_000_003 + number);
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	@SafeVarargs
	final <T> T of(T... several) {
		return several[below(several.length)];
	}

	<T> T of(List<T> several) {
		return several.get(below(several.size()));
	}

	<T> List<T> shuffled(List<T> several) {
		List<T> left = new ArrayList<>(several);
		List<T> shuffled = new ArrayList<>();
		while (!left.isEmpty()) {
			shuffled.add(left.remove(below(left.size())));
		}
		return shuffled;
	}

}
