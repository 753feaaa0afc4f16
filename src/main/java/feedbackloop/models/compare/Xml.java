package feedbackloop.models.compare;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that anybody may have written: no document type, no entities, no outside
 * resources, no endless depth.
 */
final class Xml {

	private static final String DEEPEST = "100";

	private Xml() {
	}

	/**
	 * The outermost element.
	 * @throws Unreadable if it is no XML that we take
	 */
	static Element read(String text) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
			factory.setExpandEntityReferences(false);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
		}
		catch (SAXException ex) {
			throw Unreadable.of(ex);
		}
		catch (ParserConfigurationException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element) {
				children.add(element);
			}
		}
		return children;
	}

	static List<Element> children(Element parent, String name) {
		return children(parent).stream().filter((child) -> child.getLocalName().equals(name)).toList();
	}

	static Optional<Element> child(Element parent, String name) {
		return children(parent, name).stream().findFirst();
	}

	/**
	 * All elements of that name below this one.
	 */
	static List<Element> below(Element parent, String name) {
		List<Element> found = new ArrayList<>();
		for (Element child : children(parent)) {
			if (child.getLocalName().equals(name)) {
				found.add(child);
			}
			found.addAll(below(child, name));
		}
		return found;
	}

	/**
	 * Its attributes by name without prefix, in order, without declarations of
	 * namespaces.
	 */
	static Map<String, String> attributes(Element element) {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int i = 0; i < element.getAttributes().getLength(); i++) {
			Node attribute = element.getAttributes().item(i);
			if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
				attributes.put(attribute.getLocalName(), attribute.getNodeValue());
			}
		}
		return attributes;
	}

	/**
	 * The text in it, and in what it contains, without the spaces around; empty without
	 * any.
	 */
	static String text(Element element) {
		return element.getTextContent().strip();
	}

	/**
	 * All that stands in it, in one line.
	 */
	static String flat(Element element) {
		String attributes = attributes(element).entrySet()
			.stream()
			.filter((attribute) -> !attribute.getKey().equals("id") && !attribute.getKey().equals("type"))
			.map((attribute) -> attribute.getKey() + "=" + attribute.getValue())
			.collect(Collectors.joining(" "));
		String inside = children(element).isEmpty() ? text(element)
				: children(element).stream().map(Xml::flat).collect(Collectors.joining("; "));
		return (attributes + " " + inside).strip();
	}

}
