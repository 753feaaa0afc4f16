package feedbackloop.models.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.xml.sax.SAXParseException;

/**
 * A text that is not what its name says it is.
 */
class Unreadable extends RuntimeException {

	Unreadable(String problem) {
		super(problem);
	}

	static Unreadable of(Exception problem) {
		if (problem instanceof SAXParseException xml) {
			return new Unreadable(xml.getLineNumber() + ": " + xml.getMessage());
		}
		if (problem instanceof JsonProcessingException json && json.getLocation() != null) {
			return new Unreadable(json.getLocation().getLineNr() + ": " + json.getOriginalMessage());
		}
		return new Unreadable(problem.getMessage());
	}

}
