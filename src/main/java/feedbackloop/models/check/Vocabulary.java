package feedbackloop.models.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.namespace.QName;

import feedbackloop.notation.XmlElement;

/**
 * A closed list of the elements and attributes of a kind of file, each with its
 * namespace. It also says what may stand in what. Readers of the engine look at names
 * without their namespaces, so that both must be held together.
 */
final class Vocabulary {

	private final Map<String, String> prefixes;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * Reads the list. A line says {@code element: attributes > children}; a question mark
	 * behind a child says that it stands there once at most.
	 * @param prefixes by namespace, as they are written in the list; what has none stands
	 * there without
	 * @param words longer words for what stands in many lines
	 */
	Vocabulary(Map<String, String> prefixes, Map<String, String> words, String lines) {
		this.prefixes = prefixes;
		lines.lines().forEach((line) -> {
			String[] sides = line.split(" > ", 2);
			String[] element = sides[0].split(" ", 2);
			Set<String> attributes = (element.length > 1) ? words(element[1], words) : Set.of();
			Set<String> children = (sides.length > 1) ? words(sides[1], words) : Set.of();
			this.entries.put(element[0].replaceFirst(":$", ""), Entry.of(attributes, children));
		});
	}

	private static Set<String> words(String text, Map<String, String> longer) {
		return Arrays.stream(text.strip().split(" "))
			.filter((word) -> !word.isEmpty())
			.flatMap((word) -> longer.containsKey(word) ? words(longer.get(word), longer).stream()
					: List.of(word).stream())
			.collect(Collectors.toSet());
	}

	boolean knows(XmlElement element) {
		return this.entries.containsKey(written(element.name()));
	}

	boolean knows(XmlElement element, QName attribute) {
		return this.entries.get(written(element.name())).attributes().contains(attribute(attribute));
	}

	/** Whether the element may stand where it stands. */
	boolean places(XmlElement element) {
		Entry parent = (element.parent() != null) ? this.entries.get(written(element.parent().name())) : null;
		return parent == null || parent.children().contains(written(element.name()));
	}

	/** Whether it stands there a second time though it may only once. */
	boolean repeats(XmlElement element) {
		XmlElement parent = element.parent();
		return parent != null && knows(parent)
				&& this.entries.get(written(parent.name())).once().contains(written(element.name()))
				&& parent.children()
					.stream()
					.filter((other) -> other.name().equals(element.name()))
					.findFirst()
					.get() != element;
	}

	private String written(QName name) {
		return this.prefixes.getOrDefault(name.getNamespaceURI(), "?") + name.getLocalPart();
	}

	/** Attributes of the standard are in no namespace. */
	private String attribute(QName name) {
		if (name.getNamespaceURI().isEmpty()) {
			return name.getLocalPart();
		}
		String prefix = this.prefixes.getOrDefault(name.getNamespaceURI(), "?");
		return (prefix.isEmpty() ? "?" : prefix) + name.getLocalPart();
	}

	private record Entry(Set<String> attributes, Set<String> children, Set<String> once) {

		private static Entry of(Set<String> attributes, Set<String> marked) {
			Set<String> children = new HashSet<>();
			Set<String> once = new HashSet<>();
			marked.forEach((child) -> {
				String name = child.replace("?", "");
				children.add(name);
				if (!name.equals(child)) {
					once.add(name);
				}
			});
			return new Entry(attributes, children, once);
		}

	}

}
