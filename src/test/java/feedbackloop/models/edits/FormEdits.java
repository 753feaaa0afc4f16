package feedbackloop.models.edits;

import java.util.List;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of forms: what is asked, of which kind, how long, what can be chosen, and when a
 * field shows.
 */
final class FormEdits {

	/** A component or choice that another one follows. */
	private static final String PART = "^( +)\\{\\n(?:\\1  [^\\n]*\\n)+?\\1},\\n";

	private static final String COMPONENT = "^( +)\\{\\n(?:\\1  [^\\n]*\\n)*?\\1  \"id\": [^\\n]*\\n(?:\\1  [^\\n]*\\n)*?\\1},\\n";

	/** The place behind the id of an input. */
	private static final String AFTER_ID = "\"key\": \"\\w+\",\\n +\"id\": \"\\w+\",\\n()";

	private static final String CONDITION = "\"hide\": \"([^\\n]*)\"\\n";

	private static final String KEY = "\"(?:key|path)\": \"(\\w+)\"";

	private static final String CHOICE = "\"value\": \"(\\w+)\"";

	private FormEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(kind("pattern",
				Mutation.oneOf("\"validate\": \\{\\n()", "\"pattern\": \"^[a-z\",\n", "\"pattern\": \"^\\\\d+$\",\n",
						"\"pattern\": \"^(a+)+$\",\n", "\"pattern\": \".{3,}\",\n", "\"pattern\": \"(?<=x)y\",\n",
						"\"pattern\": \"*\",\n", "\"pattern\": \"^.*$\",\n", "\"pattern\": \"[一-龥]+\",\n")),
				kind("shortest length",
						Mutation.oneOf("\"validate\": \\{\\n()", "\"minLength\": 50,\n", "\"minLength\": 1,\n",
								"\"minLength\": -1,\n", "\"minLength\": 30000,\n", "\"minLength\": \"x\",\n")),
				kind("longest length",
						Mutation.oneOf("\"maxLength\": (\\d+)", "0", "1", "10", "-5", "5000", "3000000000", "\"100\"",
								"2.5")),
				kind("longest length removed", Mutation.without("(,\\n *\"maxLength\": \\d+)")),
				kind("least number", Mutation.oneOf("\"min\": (\\d+)", "1", "-10", "100000", "0.5", "\"0\"")),
				kind("greatest number",
						Mutation.oneOf("\"min\": 0()", ", \"max\": 0", ", \"max\": -1", ", \"max\": 3",
								", \"max\": 1000000")),
				kind("digits", Mutation.oneOf("\"decimalDigits\": (\\d+)", "0", "10", "-1")),
				kind("increment",
						Mutation.oneOf("\"increment\": (\"[\\d.]+\")", "\"0\"", "\"7\"", "\"-1\"", "\"0.01\"", "1")),
				kind("mail or phone",
						Mutation.oneOf("\"validate\": \\{\\n()", "\"validationType\": \"email\",\n",
								"\"validationType\": \"phone\",\n")),
				kind("required turned",
						Mutation.at("\"required\": (true|false)",
								(required) -> String.valueOf(!Boolean.parseBoolean(required)))),
				kind("required removed", Mutation.without("(\"required\": true,\\n)")),
				kind("required added",
						Mutation.oneOf("\"validate\": \\{\\n() *\"(?!required)", "\"required\": true,\n")),
				kind("key misspelt", Mutation.at(KEY, Slips::word)), kind("key of another", Mutation.likeAnother(KEY)),
				kind("key of a kind",
						Mutation.oneOf(KEY, "k".repeat(70), "k".repeat(300), "中文", "has space", "a.b", "1x", "")),
				kind("component id", Mutation.oneOf("\"id\": \"(\\w+_\\w+)\"", Slips.IDS)),
				kind("component id twice", Mutation.likeAnother("\"id\": \"(\\w+_\\w+)\"")),
				kind("form id", Mutation.oneOf("\\A\\{.*?\"id\": \"(\\w+)\"", "Triage", "other", "", "i".repeat(300))),
				kind("choice removed",
						Mutation.without("(^( +)\\{\\n *\"label\": [^\\n]*\\n *\"value\": [^\\n]*\\n\\2},\\n)")),
				kind("choice added",
						Mutation.oneOf("\"values\": \\[\\n()", "{\"label\": \"其他 Other\", \"value\": \"other\"},\n",
								"{\"label\": \"其他 Other\", \"value\": \"\"},\n", "{\"label\": \"其他 Other\"},\n",
								"{\"value\": 7},\n")),
				kind("choice misspelt", Mutation.at(CHOICE, Slips::word)),
				kind("choice of another", Mutation.likeAnother(CHOICE)),
				kind("choice as a number", Mutation.oneOf("\"value\": (\"\\w+\")", "1", "true", "null")),
				kind("choice label",
						Mutation.oneOf("\"label\": \"([^\"\\n]*)\",\\n *\"value\"", "", "很".repeat(400), "🔥", "=a",
								"{{x}}")),
				kind("component type", Mutation.oneOf(
						"\"type\": \"(textfield|textarea|number|datetime|checkbox|radio|select|taglist|dynamiclist|group|text)\"",
						"textfield", "textarea", "number", "datetime", "checkbox", "radio", "select", "checklist",
						"taglist", "text", "group", "button", "filepicker", "expression")),
				kind("default value",
						Mutation.oneOf(AFTER_ID, "\"defaultValue\": \"x\",\n", "\"defaultValue\": true,\n",
								"\"defaultValue\": 3,\n", "\"defaultValue\": \"support\",\n",
								"\"defaultValue\": \"valid\",\n", "\"defaultValue\": \"\",\n")),
				kind("default value turned",
						Mutation.at("\"defaultValue\": (true|false)",
								(value) -> String.valueOf(!Boolean.parseBoolean(value)))),
				kind("hidden",
						Mutation.oneOf(AFTER_ID, "\"conditional\": {\"hide\": \"=true\"},\n",
								"\"conditional\": {\"hide\": \"=1 = 1\"},\n",
								"\"conditional\": {\"hide\": \"=grade = null\"},\n",
								"\"conditional\": {\"hide\": \"=grade != null\"},\n",
								"\"conditional\": {\"hide\": \"=unknown = 1\"},\n",
								"\"conditional\": {\"hide\": \"true\"},\n")),
				kind("disabled",
						Mutation.oneOf(AFTER_ID, "\"disabled\": true,\n", "\"readonly\": true,\n",
								"\"readonly\": \"=grade != null\",\n", "\"readonly\": \"=1=1\",\n")),
				kind("condition",
						Mutation.at(CONDITION,
								(condition, pick) -> pick.of("=true", "=false", condition.replace("!=", "="),
										condition.replace(" = ", " != "), "=not(" + condition.substring(1) + ")",
										condition.substring(1), condition + " and", condition.replace("=", "=="),
										condition.replace("\\\"", ""), condition.replace("\\\"", "'"),
										"=false or " + condition.substring(1)))),
				kind("condition of other words", Mutation.at("\"hide\": \"[^\\n]*?\\\\\"(\\w+)\\\\\"", Slips::word)),
				kind("condition about another", Mutation.at("\"hide\": \"=(?:not\\()?(\\w+)", Slips::word)),
				kind("condition removed", Mutation.without("(,\\n *\"conditional\": \\{\\n[^\\n]*\\n *})")),
				kind("component removed", Mutation.without("(" + COMPONENT.replace("\\1", "\\2") + ")")),
				kind("component twice", Mutation.twice("(" + COMPONENT.replace("\\1", "\\2") + ")")),
				kind("components swapped", Mutation.swapped(COMPONENT)),
				kind("part removed", Mutation.without("(" + PART.replace("\\1", "\\2") + ")")),
				kind("own text", own("textfield", "\"validate\": {\"required\": true, \"maxLength\": 200}")),
				kind("own text without length", own("textarea", "\"validate\": {\"required\": true}")),
				kind("own number", own("number", "\"validate\": {\"required\": true, \"min\": 1, \"max\": 9}")),
				kind("own checkbox", own("checkbox", "\"validate\": {\"required\": true}")),
				kind("own choice", own("select",
						"\"validate\": {\"required\": true}, \"values\": [{\"label\": \"甲 A\", \"value\": \"a\"}, {\"label\": \"乙 B\", \"value\": \"b\"}]")),
				kind("own choice of nothing", own("radio", "\"validate\": {\"required\": true}, \"values\": []")),
				kind("own date", own("datetime",
						"\"subtype\": \"date\", \"dateLabel\": \"日期 Date\", \"validate\": {\"required\": true}")),
				kind("own text with a pattern", own("textfield",
						"\"validate\": {\"required\": true, \"maxLength\": 20, \"pattern\": \"^[A-Z]\\\\d{4}$\"}")),
				kind("list",
						Mutation.at("\"(?:isRepeating|allowAddRemove|disableCollapse|showOutline)\": (true)",
								(value) -> "false")),
				kind("rows at first",
						Mutation.oneOf("\"defaultRepetitions\": (\\d+)", "0", "1", "7", "60", "-1", "1000")),
				kind("date", Mutation.oneOf("\"subtype\": \"(date)\"", "datetime", "time", "day")),
				kind("past dates",
						Mutation.at("\"disallowPassedDates\": (true|false)",
								(value) -> String.valueOf(!Boolean.parseBoolean(value)))),
				kind("schema version",
						Mutation.oneOf("\"schemaVersion\": (\\d+)", "1", "15", "17", "19", "0", "\"16\"", "-1")),
				kind("platform", Mutation.oneOf("\"executionPlatform\": \"([^\"]*)\"", "Camunda Cloud", "")),
				kind("platform version",
						Mutation.oneOf("\"executionPlatformVersion\": \"([^\"]*)\"", "8.6.0", "7.20.0", "")),
				kind("comma", Mutation.at("[^\\n](,)\\n", (comma, pick) -> pick.of("", ",,", "，", ";"))),
				kind("quotes", Mutation.at("(\")", (quote, pick) -> pick.of("", "“", "'", "\\\""))),
				kind("text with something",
						Mutation.at("\"(?:text|label|description)\": \"([^\\n]*)\"",
								(text, pick) -> pick.of(text + "{{grade", text + "{{#if grade}}", "{{" + text + "}}",
										text + "<script>alert(1)</script>", text + "[x](https://evil.example)", "",
										"🔥".repeat(300), text.replace("}}", "}"), text.replace("{{/if}}", "")))),
				kind("layout", Mutation.oneOf("\"columns\": (\\d+)", "0", "16", "17", "-1", "\"8\"")),
				kind("brackets", Mutation.without("([\\]}])")));
	}

	private static Mutation own(String type, String rest) {
		return Mutation.oneOf("\"components\": \\[\\n()", "{\"type\": \"" + type
				+ "\", \"key\": \"ownField\", \"id\": \"own_field\", \"label\": \"补充 More\", " + rest + "},\n");
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.FORM, "form: " + name, mutation);
	}

}
