package feedbackloop.models.check.table;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML that a stranger may have written: nothing outside the text is ever asked for,
 * and nothing in it grows (S-03).
 */
final class SafeXml {

	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);

	/** The engine reads the bytes, so that another encoding could say something else. */
	private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']*)");

	private SafeXml() {
	}

	/**
	 * The document of that text.
	 * @throws Refused if it is not well-formed, declares a document type or claims
	 * another encoding than UTF-8
	 */
	static Document parse(String text) {
		Matcher encoding = ENCODING.matcher(text);
		if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
			throw new Refused("tableEncoding", "", encoding.group(1));
		}
		try {
			return builder().parse(new InputSource(new StringReader(text)));
		}
		catch (SAXParseException ex) {
			String line = "line " + ex.getLineNumber();
			throw DOCTYPE.matcher(text).find() ? new Refused("tableDoctype", line)
					: new Refused("tableBroken", line, ex.getMessage());
		}
		catch (SAXException | IOException ex) {
			throw new Refused("tableBroken", "", ex.getMessage());
		}
	}

	private static DocumentBuilder builder() {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setXIncludeAware(false);
			factory.setExpandEntityReferences(false);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature(NO_DOCTYPE, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new Strict());
			return builder;
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("This Java cannot read XML safely", ex);
		}
	}

	/** The default one prints to the console. */
	private static final class Strict implements ErrorHandler {

		@Override
		public void warning(SAXParseException warning) {
			// Does not change what is read.
		}

		@Override
		public void error(SAXParseException error) throws SAXException {
			throw error;
		}

		@Override
		public void fatalError(SAXParseException error) throws SAXException {
			throw error;
		}

	}

}
