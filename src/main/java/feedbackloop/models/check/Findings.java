package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.check.xml.Refused;
import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.process.Finding;

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
		Object[] all = new Object[arguments.length + 1];
		all[0] = element.title();
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		at(element.place(), code, all);
	}

	void at(String place, String code, Object... arguments) {
		add(Finding.of(this.file, place, code, Stream.of(arguments).map(Findings::words).toArray()));
	}

	/**
	 * What kept the file from being read.
	 */
	void add(Refused refused) {
		add(refused.in(this.file));
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

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	List<Finding> all() {
		return List.copyOf(this.found);
	}

}
