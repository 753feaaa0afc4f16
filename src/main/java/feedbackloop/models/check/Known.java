package feedbackloop.models.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a case on its way: the values of facts, and what was done.
 */
record Known(Map<String, Object> values, Set<String> done) {

	static Known nothing() {
		return new Known(Map.of(), Set.of());
	}

	Known with(Map<String, Object> facts) {
		Map<String, Object> more = new TreeMap<>(this.values);
		more.putAll(facts);
		return new Known(more, this.done);
	}

	Known only(Set<String> names) {
		Map<String, Object> some = new TreeMap<>(this.values);
		some.keySet().retainAll(names);
		return new Known(some, this.done);
	}

	Known marked(Set<String> marks, Set<String> cleared) {
		Set<String> done = new TreeSet<>(this.done);
		done.removeAll(cleared);
		done.addAll(marks);
		return new Known(this.values, done);
	}

	boolean is(String name, Object value) {
		return value.equals(this.values.get(name));
	}

}
