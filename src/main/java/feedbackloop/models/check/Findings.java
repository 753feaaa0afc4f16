package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.XmlElement;

/**
 * Collects what is wrong in one file.
 */
final class Findings {

	/** More would not help anybody who mends the file. */
	private static final int MOST = 200;

	private final String file;

	private final List<Finding> found = new ArrayList<>();

	Findings(String file) {
		this.file = file;
	}

	/**
	 * Something is wrong at the element; its title is the sentence's first argument.
	 */
	void at(XmlElement element, String code, Object... arguments) {
		at(element.place(), code, withTitle(element, arguments));
	}

	void at(String place, String code, Object... arguments) {
		add(Finding.of(this.file, place, code, Stream.of(arguments).map(Findings::words).toArray()));
	}

	/**
	 * Something at the element looks like a mistake; its title is the first argument.
	 */
	void warnAt(XmlElement element, String code, Object... arguments) {
		warnAt(element.place(), code, withTitle(element, arguments));
	}

	void warnAt(String place, String code, Object... arguments) {
		add(Finding.warning(this.file, place, code, Stream.of(arguments).map(Findings::words).toArray()));
	}

	private static Object[] withTitle(XmlElement element, Object... arguments) {
		return Stream.concat(Stream.of(element.title()), Stream.of(arguments)).toArray();
	}

	/**
	 * What kept the file from being read.
	 */
	void add(Unreadable unreadable) {
		add(unreadable.in(this.file));
	}

	private void add(Finding finding) {
		if (this.found.size() < MOST && !this.found.contains(finding)) {
			this.found.add(finding);
		}
	}

	private static Object words(Object argument) {
		return (argument instanceof Collection<?> several)
				? several.stream().map(String::valueOf).collect(Collectors.joining(", ")) : argument;
	}

	String file() {
		return this.file;
	}

	/** Whether that was found somewhere. */
	boolean has(String code) {
		return this.found.stream().anyMatch((finding) -> finding.code().equals(code));
	}

	/** Whether nothing is wrong at the element. */
	boolean isFree(XmlElement element) {
		return this.found.stream().noneMatch((finding) -> finding.place().equals(element.place()));
	}

	/** Whether the file may go live. */
	boolean isEmpty() {
		return Finding.refusing(this.found).isEmpty();
	}

	List<Finding> all() {
		return List.copyOf(this.found);
	}

}
