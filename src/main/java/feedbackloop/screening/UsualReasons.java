package feedbackloop.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.notation.InBoth;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * Why feedback usually is declined, as its file has it.
 *
 * @param byVerdict verdict to the keys of its reasons, each with its words
 */
record UsualReasons(Map<String, Map<String, InBoth>> byVerdict) {

	static final String FILE = "processes/usualReasons.yaml";

	static final List<String> VERDICTS = List.of("spam", "invalid");

	/** Beside others on one line, and within a sentence of the case's history. */
	private static final int LONGEST = 60;

	private static final int MOST = 12;

	/**
	 * The reasons in that text.
	 * @throws Unreadable if something in it is wrong
	 */
	static UsualReasons read(String text) {
		PlainYaml.check(text);
		YamlSection top = YamlSection.read(FILE, text);
		top.allow(VERDICTS);
		Map<String, Map<String, InBoth>> byVerdict = new LinkedHashMap<>();
		VERDICTS.forEach((verdict) -> byVerdict.put(verdict, reasons(top, verdict)));
		return new UsualReasons(byVerdict);
	}

	private static Map<String, InBoth> reasons(YamlSection top, String verdict) {
		YamlSection section = top.section(verdict);
		if (section.keys().size() > MOST) {
			throw top.refuseAt(verdict, "reasonsMany", MOST);
		}
		Map<String, InBoth> reasons = new LinkedHashMap<>();
		for (String key : section.keys()) {
			if (!key.matches("[a-zA-Z][a-zA-Z0-9]{0,39}")) {
				throw section.refuseAt(key, "reasonKey", key);
			}
			InBoth words = InBoth.of(section.section(key));
			for (String one : List.of(words.chinese(), words.english())) {
				if (one.length() > LONGEST || one.contains("\n")) {
					throw section.refuseAt(key, "reasonLong", key, LONGEST);
				}
			}
			reasons.put(key, words);
		}
		return reasons;
	}

}
