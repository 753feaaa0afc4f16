package feedbackloop.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of a person whose texts are masked.
 *
 * @param values name, number and address; null for those that are not known
 * @param hidden what staff marked as personal
 * @param shown what staff found to be nothing personal, as {@link #plain} writes it
 */
record KnownPerson(Collection<String> values, List<Marked> hidden, Set<String> shown) {

	static KnownPerson of(Collection<String> values) {
		return new KnownPerson(values, List.of(), Set.of());
	}

	boolean isShown(String found) {
		return !this.shown.isEmpty() && this.shown.contains(plain(found));
	}

	/** One spelling for all that are read as the same. */
	static String plain(String value) {
		return Narrow.withDigits(value).text().replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * A value that staff marked.
	 */
	record Marked(Kind kind, String value) {

	}

}
