package feedbackloop.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one XML part of a docx or xlsx file for what reaches beyond the file: links that
 * load by themselves, other programs' data and objects. Links that a reader clicks are
 * none.
 */
final class OfficePart {

	/** Relations to what is no document of text and pictures. */
	private static final Set<String> REACHING = Set.of("oleobject", "package", "control", "afchunk", "externallink",
			"externallinkpath", "attachedtemplate", "frame", "subdocument", "connections", "querytable", "vbaproject",
			"activexcontrolbinary");

	private static final Pattern CLICKED = Pattern.compile("(?i)(https?|mailto|tel):.*|#.*");

	private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\s*([a-z]{2,}:|//|\\\\\\\\).*");

	/** Fields that fetch something, or that put together what their code is. */
	private static final Pattern FETCHING_FIELD = Pattern
		.compile("(?im)^\\s*(DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE|RD|QUOTE\\s+\\d+)\\b");

	private static final Pattern FETCHING_FORMULA = Pattern
		.compile("(?i)^=?\\s*[\\w.]+\\s*\\|.*|.*\\b(WEBSERVICE|RTD|CALL|REGISTER)\\s*\\(.*", Pattern.DOTALL);

	private static final Pattern CELL = Pattern.compile("(?i)\\$?[a-z]{1,3}\\$?\\d{1,7}");

	private static final XMLInputFactory XML = factory();

	private final XMLStreamReader reader;

	private final StringBuilder fields = new StringBuilder();

	private OfficePart(InputStream content) throws XMLStreamException {
		this.reader = XML.createXMLStreamReader(content);
	}

	/**
	 * Checks the part.
	 * @throws FileRejected if it reaches beyond the file, or declares what XML should do
	 */
	static void check(InputStream content) throws IOException, FileRejected {
		try {
			new OfficePart(content).check();
		}
		catch (XMLStreamException ex) {
			throw new FileRejected("content");
		}
	}

	private void check() throws XMLStreamException, FileRejected {
		while (this.reader.hasNext()) {
			int event = this.reader.next();
			if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
				throw new FileRejected("content");
			}
			if (event == XMLStreamReader.START_ELEMENT) {
				refuseIf(ELSEWHERE.matcher(attribute("src")).matches());
				element(name());
			}
		}
		if (FETCHING_FIELD.matcher(this.fields).find()) {
			throw new FileRejected("external");
		}
	}

	private void element(String name) throws XMLStreamException, FileRejected {
		switch (name) {
			case "Relationship" -> relation();
			case "fldChar" -> this.fields.append('\n');
			case "instrText" -> this.fields.append(this.reader.getElementText());
			case "fldSimple" -> this.fields.append('\n').append(attribute("instr")).append('\n');
			case "ddeLink", "oleLink", "OLEObject", "oleObject" -> throw new FileRejected("external");
			case "c" -> cell(attribute("r"));
			case "f" -> refuseIf(FETCHING_FORMULA.matcher(this.reader.getElementText()).matches());
			default -> {
			}
		}
	}

	/** Readers make room for all columns up to the one that a cell names. */
	private static void cell(String reference) throws FileRejected {
		if (!reference.isEmpty() && !CELL.matcher(reference).matches()) {
			throw new FileRejected("content");
		}
	}

	private void relation() throws FileRejected {
		String type = attribute("Type").toLowerCase(Locale.ROOT);
		String kind = type.substring(type.lastIndexOf('/') + 1);
		boolean clicked = kind.equals("hyperlink") && CLICKED.matcher(attribute("Target")).matches();
		refuseIf(REACHING.contains(kind) || (attribute("TargetMode").equalsIgnoreCase("External") && !clicked));
	}

	private static void refuseIf(boolean reaches) throws FileRejected {
		if (reaches) {
			throw new FileRejected("external");
		}
	}

	/** Office reads by namespaces, whose prefixes are anybody's choice. */
	private String name() {
		return withoutPrefix(this.reader.getLocalName());
	}

	private String attribute(String name) {
		for (int i = 0; i < this.reader.getAttributeCount(); i++) {
			if (withoutPrefix(this.reader.getAttributeLocalName(i)).equals(name)) {
				return this.reader.getAttributeValue(i);
			}
		}
		return "";
	}

	private static String withoutPrefix(String name) {
		return name.substring(name.indexOf(':') + 1);
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		return factory;
	}

}
