package feedbackloop.notation;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Reads XML of people who may mean harm: no document type and so no entities, nothing is
 * fetched, and size and depth have an end.
 */
public final class SafeXml {

	/** The largest file, in characters; the largest of ours has 130,000. */
	private static final int LARGEST = 1_000_000;

	private static final int DEEPEST = 60;

	/** The most elements: a table of 2,000 rules may have so many. */
	private static final int MOST = 150_000;

	/**
	 * The check reads the same files again and again while one of them is edited. What is
	 * kept gives way when memory is short.
	 */
	private static final Map<String, XmlElement> READ = new ConcurrentReferenceHashMap<>();

	/** The engine reads the bytes, so that another encoding could say something else. */
	private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']*)");

	private SafeXml() {
	}

	/**
	 * The outermost element.
	 * @throws Unreadable if the text cannot be read
	 */
	public static XmlElement read(String text) {
		if (text.length() > LARGEST) {
			throw new Unreadable("", "tooLarge", LARGEST);
		}
		return READ.computeIfAbsent(text, SafeXml::parse);
	}

	private static XmlElement parse(String text) {
		Matcher encoding = ENCODING.matcher(text);
		if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
			throw at("xmlEncoding", 1);
		}
		Tree tree = new Tree();
		try {
			parser().parse(new InputSource(new StringReader(text)), tree);
			return tree.root;
		}
		catch (SAXParseException ex) {
			throw ex.getMessage().contains("DOCTYPE") ? at("xmlDoctype", ex.getLineNumber())
					: at("xmlBroken", ex.getLineNumber(), ex.getMessage());
		}
		catch (SAXException | IOException ex) {
			throw new Unreadable("", "xmlBroken", ex.getMessage());
		}
	}

	private static Unreadable at(String code, int line, Object... arguments) {
		return new Unreadable("line " + line, code, arguments);
	}

	private static SAXParser parser() {
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setXIncludeAware(false);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			SAXParser parser = factory.newSAXParser();
			parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			return parser;
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalStateException("XML cannot be read safely", ex);
		}
	}

	/** Builds the elements while the file is read. */
	private static final class Tree extends DefaultHandler2 {

		private XmlElement root;

		private XmlElement current;

		private int depth;

		private int count;

		private Locator locator;

		@Override
		public void setDocumentLocator(Locator locator) {
			this.locator = locator;
		}

		@Override
		public void startElement(String namespace, String localName, String qualified, Attributes attributes) {
			int line = this.locator.getLineNumber();
			if (++this.depth > DEEPEST) {
				throw at("xmlTooDeep", line);
			}
			if (++this.count > MOST) {
				throw at("xmlTooMany", line);
			}
			this.current = new XmlElement(new QName(namespace, localName), this.current, line);
			if (this.root == null) {
				this.root = this.current;
			}
			for (int i = 0; i < attributes.getLength(); i++) {
				this.current.attribute(new QName(attributes.getURI(i), attributes.getLocalName(i)),
						attributes.getValue(i));
			}
		}

		@Override
		public void characters(char[] characters, int start, int length) {
			this.current.append(characters, start, length);
		}

		@Override
		public void endElement(String namespace, String localName, String qualified) {
			this.depth--;
			this.current = this.current.parent();
		}

	}

}
