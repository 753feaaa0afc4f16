package feedbackloop.models.check;

import java.util.Map;
import java.util.regex.Pattern;

import feedbackloop.notation.XmlElement;

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

	static void check(XmlElement root, Findings findings) {
		root.all().forEach((element) -> checkOne(element, findings));
	}

	private static void checkOne(XmlElement element, Findings findings) {
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
