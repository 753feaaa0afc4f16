package feedbackloop.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

/**
 * An element of a model as it stands in the file, with its line.
 */
public final class XmlElement {

	private final QName name;

	private final XmlElement parent;

	private final int line;

	private final Map<QName, String> attributes = new LinkedHashMap<>();

	private final List<XmlElement> children = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	XmlElement(QName name, XmlElement parent, int line) {
		this.name = name;
		this.parent = parent;
		this.line = line;
		if (parent != null) {
			parent.children.add(this);
		}
	}

	public QName name() {
		return this.name;
	}

	public boolean is(String namespace, String... localNames) {
		String own = this.name.getLocalPart();
		for (String localName : localNames) {
			if (localName.equals(own)) {
				return this.name.getNamespaceURI().equals(namespace);
			}
		}
		return false;
	}

	public XmlElement parent() {
		return this.parent;
	}

	public List<XmlElement> children() {
		return this.children;
	}

	public Stream<XmlElement> children(String namespace, String... localNames) {
		return this.children.stream().filter((child) -> child.is(namespace, localNames));
	}

	/** This element and all below it, in the order of the file. */
	public Stream<XmlElement> all() {
		List<XmlElement> all = new ArrayList<>();
		collect(all);
		return all.stream();
	}

	private void collect(List<XmlElement> all) {
		all.add(this);
		this.children.forEach((child) -> child.collect(all));
	}

	public Map<QName, String> attributes() {
		return this.attributes;
	}

	void attribute(QName attribute, String value) {
		this.attributes.put(attribute, value);
	}

	/** The attribute without a namespace; empty text when it is not there. */
	public String attribute(String localName) {
		return attribute("", localName);
	}

	public String attribute(String namespace, String localName) {
		return this.attributes.getOrDefault(new QName(namespace, localName), "");
	}

	public String id() {
		return attribute("id");
	}

	/** The text directly in it, without that of its children. */
	public String text() {
		return this.text.toString().strip();
	}

	/** What stands in it: the values of its attributes, and its text. */
	public Stream<String> values() {
		return Stream.concat(this.attributes.values().stream(), Stream.of(text()));
	}

	void append(char[] characters, int start, int length) {
		this.text.append(characters, start, length);
	}

	/** Its own id or that of the element that it belongs to, else its line. */
	public String place() {
		return owner().map(XmlElement::id).orElse("line " + this.line);
	}

	/** How people know it where its place is said anyway. */
	public String title() {
		return owner().map((owner) -> owner.attribute("name"))
			.filter((name) -> !name.isBlank())
			.orElse("<" + this.name.getLocalPart() + ">");
	}

	/** How people know it elsewhere. */
	public String inWords() {
		return title() + " (" + place() + ")";
	}

	private Optional<XmlElement> owner() {
		return Stream.iterate(this, (element) -> element != null, XmlElement::parent)
			.filter((element) -> !element.id().isBlank() && !element.isPartOfAnEvent())
			.findFirst();
	}

	/** People see the event or the task, not the definition inside it. */
	private boolean isPartOfAnEvent() {
		return this.name.getLocalPart().endsWith("EventDefinition") || this.name.getLocalPart().endsWith("Listener");
	}

}
