package feedbackloop.macros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.notation.InBoth;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * What one choice fills into a form, as its file has it.
 *
 * @param title for whoever chooses it
 * @param tasks keys of the tasks that it is for
 * @param texts to the customer, by the field that they go into
 * @param values of other fields, as written
 * @param submits whether the form may be submitted with it at once
 */
record Macro(InBoth title, List<String> tasks, Map<String, InBoth> texts, Map<String, String> values, boolean submits) {

	static final String TASKS = "tasks";

	static final String TEXTS = "texts";

	static final String VALUES = "values";

	static final String NEXT = "next";

	private static final String TITLE = "title";

	private static final String SUBMIT = "submit";

	private static final String STAY = "stay";

	/**
	 * The macro in that text.
	 * @param file its name, for findings
	 * @throws Unreadable if it is none
	 */
	static Macro read(String file, String text) {
		PlainYaml.check(text);
		YamlSection top = YamlSection.read(file, text);
		top.allow(List.of(TITLE, TASKS, TEXTS, VALUES, NEXT));
		List<String> tasks = Stream.of(top.text(TASKS).split(",")).map(String::strip).distinct().toList();
		Map<String, InBoth> texts = new LinkedHashMap<>();
		if (top.has(TEXTS)) {
			YamlSection section = top.section(TEXTS);
			section.keys().forEach((field) -> texts.put(field, InBoth.of(section.section(field))));
		}
		Map<String, String> values = new LinkedHashMap<>();
		if (top.has(VALUES)) {
			YamlSection section = top.section(VALUES);
			section.keys().forEach((field) -> values.put(field, section.text(field)));
		}
		String next = top.has(NEXT) ? top.text(NEXT) : STAY;
		if (!List.of(SUBMIT, STAY).contains(next)) {
			throw top.refuseAt(NEXT, "macroNext", next);
		}
		return new Macro(InBoth.of(top.section(TITLE)), tasks, texts, values, next.equals(SUBMIT));
	}

}
