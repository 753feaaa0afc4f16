package feedbackloop.models.edits;

import java.util.List;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of decision tables: rows, cells, columns, types and ids.
 */
final class TableEdits {

	private static final String ENTRY = "<(?:input|output)Entry id=\"[^\"]*\"><text>";

	private static final String NUMBER = "(?<![\\w\".{])(\\d+(?:\\.\\d+)?)(?=[^<\"]*</text>)";

	private static final String RULE = "\\n *<rule id=\"[^\"]*\">.*?</rule>";

	private static final String WORD = "(?:<text>|,)\"(\\w+)\"(?=[^<]*</text>)";

	private static final String VALUES = "<(?:input|output)Values[^>]*>\\s*<text>([^<]*)</text>";

	private static final String ATTRIBUTE = "<(?:decision|decisionTable|input|output|rule|inputEntry|outputEntry)\\b[^>]*\\b";

	private TableEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(kind("number", Mutation.at(NUMBER, Slips::number)),
				kind("number of an output",
						Mutation.at("<outputEntry id=\"[^\"]*\"><text>(\\d+)</text>", Slips::number)),
				kind("operator", Mutation.oneOf("<text>(&lt;=?|&gt;=?|>=?) ?\\d", "&lt;", "&lt;=", "&gt;", ">=", "=")),
				kind("bracket", Mutation.oneOf("<text>([\\[\\]])\\d", "[", "]", "(", "")),
				kind("closing bracket", Mutation.oneOf("\\.\\.\\d+([\\[\\]])</text>", "[", "]", ")", "")),
				kind("range dots", Mutation.oneOf("<text>[\\[\\]]\\d+(\\.\\.)", ".", "...", "-", "~")),
				kind("row deleted", Mutation.without(RULE)), kind("row twice", Mutation.twice(RULE)),
				kind("row twice with another id", Mutation.at(RULE,
						(rule) -> rule + rule.replaceAll("(<rule|Entry) id=\"([^\"]*)\"", "$1 id=\"$2_copy\""))),
				kind("rows swapped", Mutation.swapped(RULE)), kind("word misspelt", Mutation.at(WORD, Slips::word)),
				kind("word of another cell", Mutation.likeAnother(WORD)),
				kind("cell emptied", Mutation.without(ENTRY + "([^<]+)</text>")),
				kind("cell like another", Mutation.likeAnother(ENTRY + "([^<]+)</text>")),
				kind("cell filled",
						Mutation.oneOf(ENTRY + "()</text>", "-", "true", "1", "\"high\"", "null", "not(\"high\")",
								"date(\"2026-01-01\")")),
				kind("cell negated", Mutation.at(ENTRY + "([^<]+)</text>", (cell) -> "not(" + cell + ")")),
				kind("cell broken",
						Mutation.at(ENTRY + "([^<]+)</text>",
								(cell, pick) -> pick.of(cell.replace("\"", ""), cell.replace('"', '“'), cell + ",",
										"(" + cell, cell + " or", "= " + cell, cell.replace(",", "，")))),
				kind("type",
						Mutation.oneOf("typeRef=\"(\\w+)\"", "string", "integer", "double", "boolean", "long", "date",
								"number")),
				kind("hit policy",
						Mutation.oneOf("hitPolicy=\"([^\"]+)\"", "UNIQUE", "FIRST", "ANY", "PRIORITY", "COLLECT",
								"RULE ORDER", "OUTPUT ORDER", "COLLECT\" aggregation=\"SUM")),
				kind("id", Mutation.oneOf(ATTRIBUTE + "id=\"([^\"]*)\"", Slips.IDS)),
				kind("id of a row", Mutation.oneOf("<rule id=\"([^\"]*)\"", Slips.IDS)),
				kind("id twice", Mutation.likeAnother(ATTRIBUTE + "id=\"([^\"]*)\"")),
				kind("name or label", Mutation.oneOf(ATTRIBUTE + "(?:name|label)=\"([^\"]*)\"", Slips.NAMES)),
				kind("input misspelt", Mutation.at("<inputExpression[^>]*>\\s*<text>(\\w+)</text>", Slips::word)),
				kind("input like another", Mutation.likeAnother("<inputExpression[^>]*>\\s*<text>(\\w+)</text>")),
				kind("output misspelt", Mutation.at("<output [^>]*\\bname=\"(\\w+)\"", Slips::word)),
				kind("outputs swapped", Mutation.swapped("<output id=\"[^\"]*\".*?(?:/>|</output>)(?=\\s*<)")),
				kind("value no longer declared",
						Mutation.at(VALUES, (values) -> values.replaceFirst("\"\\w+\",?", ""))),
				kind("value declared besides", Mutation.at(VALUES, (values) -> values + ",\"other\"")),
				kind("declared value misspelt",
						Mutation.at("<(?:input|output)Values[^>]*>\\s*<text>[^<]*?\"(\\w+)\"", Slips::word)),
				kind("cell removed", Mutation.without("(\\n *<(?:input|output)Entry .*?</(?:input|output)Entry>)")),
				kind("cell twice", Mutation.twice("(\\n *<(?:input|output)Entry .*?</(?:input|output)Entry>)")),
				kind("description", Mutation.oneOf("<description>([^<]*)</description>", "", "很".repeat(5000), "🔥")),
				kind("reason in words",
						Mutation.at("<text>\"([^<]*?[^\\w<][^<]*)\"</text>",
								(words, pick) -> pick.of(words.replace("{", ""), words.replace("}", ""),
										words.replaceAll("\\{\\w+}", "{x}"), words.repeat(20), words.replace("\"", "'"),
										"", words.replaceAll("\\d+", "99")))),
				kind("version tag",
						Mutation.oneOf("versionTag=\"([^\"]*)\"", "v".repeat(70), "v".repeat(300), "", "第二版 2")),
				kind("history",
						Mutation.oneOf("historyTimeToLive=\"([^\"]*)\"", "", "P1D", "30", "abc", "P0D", "-P1D",
								"P99999999D")),
				kind("tag not closed", Mutation.without("(</(?:text|rule|inputEntry|output)>)")));
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.DECISION, "table: " + name, mutation);
	}

}
