package feedbackloop.security;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets calls for the same wait for each other, and most others pass.
 */
final class OneAtATime {

	private static final int QUEUES = 256;

	private final Object[] queues = Stream.generate(Object::new).limit(QUEUES).toArray();

	<T> T call(Object who, Supplier<T> call) {
		synchronized (this.queues[Math.floorMod(who.hashCode(), QUEUES)]) {
			return call.get();
		}
	}

}
