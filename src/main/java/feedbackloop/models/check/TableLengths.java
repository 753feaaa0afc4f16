package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import feedbackloop.models.check.xml.Refused;
import feedbackloop.models.check.xml.SafeXml;
import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.Finding;

/**
 * Names and ids of a table that fit into the columns in which the engine keeps what was
 * decided.
 */
final class TableLengths {

	private static final int ID = 64;

	private static final int NAME = 255;

	private static final Map<String, Map<String, Integer>> LONGEST = Map.of("definitions",
			Map.of("id", NAME, "name", NAME, "namespace", NAME), "decision",
			Map.of("id", NAME, "name", NAME, "versionTag", ID), "input", Map.of("id", ID, "label", NAME), "output",
			Map.of("id", ID, "label", NAME, "name", NAME), "rule", Map.of("id", ID));

	private static final Pattern DAYS = Pattern.compile("P\\d{1,6}D|\\d{1,6}");

	private TableLengths() {
	}

	/** None in a file that is no XML; why not is said elsewhere. */
	static List<Finding> check(ModelFile file) {
		Findings findings = new Findings(file.name());
		try {
			SafeXml.read(file.text()).all().forEach((element) -> check(element, findings));
		}
		catch (Refused ex) {
			return List.of();
		}
		return findings.all();
	}

	private static void check(XmlElement element, Findings findings) {
		String name = element.name().getLocalPart();
		Map<String, Integer> longest = LONGEST.getOrDefault(name, Map.of());
		element.attributes().forEach((attribute, value) -> {
			int most = longest.getOrDefault(attribute.getLocalPart(), Integer.MAX_VALUE);
			if (Length.of(value) > most) {
				findings.at(element.place(), "tableTooLong", "<" + name + ">", attribute.getLocalPart(), most,
						Length.of(value));
			}
			if (attribute.getLocalPart().equals("historyTimeToLive") && !DAYS.matcher(value).matches()) {
				findings.at(element.place(), "tableHistory");
			}
		});
	}

}
