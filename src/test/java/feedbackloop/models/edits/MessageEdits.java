package feedbackloop.models.edits;

import java.util.List;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of texts to customers and staff: braces, names, lines, subjects and links.
 */
final class MessageEdits {

	private static final String NAME = "\\{\\{[#^/]?(\\w+)}}";

	private static final String PLACE = "\\{\\{\\w+}}";

	private static final String SECTION = "\\{\\{[#^/]\\w+}}";

	private MessageEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(
				kind("brace missing",
						Mutation.at(PLACE,
								(place, pick) -> pick.of(place.substring(1), place.substring(0, place.length() - 1),
										place.substring(2), place.substring(0, place.length() - 2)))),
				kind("single braces", Mutation.at(PLACE, (place) -> place.substring(1, place.length() - 1))),
				kind("one brace more",
						Mutation.at(PLACE, (place, pick) -> pick.of("{" + place, place + "}", "{" + place + "}"))),
				kind("braces of Chinese",
						Mutation.at(PLACE, (place, pick) -> pick.of(place.replace("{", "｛").replace("}", "｝"),
								place.replace("{", "｛"), place.replace("}}", "}｝"), place.replace("{{", "{｛")))),
				kind("braces nested", Mutation.at(PLACE, (place) -> "{{" + place + "}}")),
				kind("braces with something", Mutation.at(PLACE,
						(place, pick) -> place.replace("{{", "{{" + pick.of(">", "&", "!", " ", "=", "#", "/", ".")))),
				kind("brackets of another kind",
						Mutation.at(PLACE,
								(place, pick) -> pick.of(place.replace("{{", "${").replace("}}", "}"),
										place.replace("{{", "[[").replace("}}", "]]"),
										place.replace("{{", "<").replace("}}", ">")))),
				kind("name misspelt", Mutation.at(NAME, Slips::word)),
				kind("name of another", Mutation.likeAnother(NAME)),
				kind("place removed", Mutation.without("(" + PLACE + ")")),
				kind("section half removed", Mutation.without("(" + SECTION + ")")),
				kind("section turned",
						Mutation.at(SECTION,
								(tag, pick) -> pick.of(tag.replace('#', '^'), tag.replace('^', '#'),
										tag.replace('/', '#'), tag.replace('#', '/')))),
				kind("sections swapped", Mutation.swapped(SECTION)),
				kind("line removed", Mutation.without("(^[^\\n]+\\n)")),
				kind("line twice", Mutation.twice("(^[^\\n]+\\n)")),
				kind("lines swapped", Mutation.swapped("^[^\\n]+\\n")),
				kind("subject emptied", Mutation.oneOf("\\A([^\\n]*)", "", " ", "\u3000")),
				kind("subject long", Mutation.at("\\A([^\\n]*)", (line, pick) -> line.repeat(pick.of(5, 50)))),
				kind("subject of two lines", Mutation.oneOf("\\A[^\\n]{3}()", "\r", "\n", "\u2028", "\t", "\u0000")),
				kind("lines of another system",
						Mutation.at("\\A.*\\z", (text, pick) -> text.replace("\n", pick.of("\r\n", "\r")))),
				kind("byte order mark", Mutation.oneOf("\\A()", "\uFEFF")),
				kind("link elsewhere",
						Mutation.oneOf("\\{\\{(?:followLink|helpLink)}}", "https://evil.example/?s={{secret}}",
								"https://forms.example/survey", "http://localhost:8080/follow/{{number}}",
								"{{followLink}}?utm={{number}}", "[here]({{followLink}})", "javascript:alert(1)")),
				kind("text added",
						Mutation.oneOf("\\n(\\n)", "\n🎉 {{ number }}\n", "\n{{number}\n", "\n<b>bold</b>\n",
								"\n{{secret}}\n", "\n" + "长".repeat(30_000) + "\n")),
				kind("emptied", Mutation.oneOf("\\A(.*)\\z", "", "\n", "x")));
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.TEXT, "text: " + name, mutation);
	}

}
