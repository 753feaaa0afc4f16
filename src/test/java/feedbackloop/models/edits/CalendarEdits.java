package feedbackloop.models.edits;

import java.util.List;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of the working calendar: dates, years, hours, zone, brackets and indentation.
 */
final class CalendarEdits {

	private static final String YEAR = "^  \\d{4}:\\n(?:    .*\\n)+";

	private CalendarEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(
				kind("day",
						Mutation.at("\\d{4}-\\d\\d-(\\d\\d)",
								(day, pick) -> pick.of(next(day, 1), next(day, -1), "32", "00", "31", "1"))),
				kind("month", Mutation.oneOf("\\d{4}-(\\d\\d)-\\d\\d", "02", "13", "00", "12", "1")),
				kind("year of a date", Mutation.oneOf("^      (\\d{4})-", "2027", "2062", "202", "1926")),
				kind("date written otherwise",
						Mutation.at("^      (\\d{4}-\\d\\d-\\d\\d)",
								(date, pick) -> pick.of(date.replace('-', '/'), date.replace("-", ""),
										date.replaceFirst("-", "年").replaceFirst("-", "月") + "日", "\"" + date + "\""))),
				kind("range", Mutation.oneOf("\\d(\\.\\.)\\d{4}", ".", "...", " - ", "~", "…", ": ")),
				kind("range turned",
						Mutation.at("(\\d{4}-\\d\\d-\\d\\d\\.\\.\\d{4}-\\d\\d-\\d\\d)",
								(range) -> range.substring(12) + ".." + range.substring(0, 10))),
				kind("day removed", Mutation.without("(^      \\d{4}-.*?\\n)")),
				kind("day twice", Mutation.twice("(^      \\d{4}-.*?\\n)")),
				kind("days swapped", Mutation.swapped("^      \\d{4}-.*?\\n")),
				kind("day off by law", Mutation.oneOf("^  (\\d\\d-\\d\\d): ", "02-30", "13-01", "1-1", "12-31")),
				kind("day by law removed", Mutation.without("(^  \\d\\d-\\d\\d: .*?\\n)")),
				kind("hours",
						Mutation.oneOf("(\\d\\d:\\d\\d-\\d\\d:\\d\\d)", "12:00-09:00", "09:00-09:00", "9-12",
								"09:00-25:00", "00:00-24:00", "09:00–12:00", "09：00-12：00", "08:00-23:59", "")),
				kind("hours list", Mutation.oneOf("\\d(, )\\d\\d:", "，", "; ", " ", "、", ",")),
				kind("hours overlap", Mutation.oneOf("(13:30)-18:00", "11:00", "12:00", "18:00")),
				kind("weekday", Mutation.oneOf("^ +(\\w+day): ", "moday", "Monday", "周一", "saturday", "monday")),
				kind("weekday removed", Mutation.without("(^ +\\w+[dD]ay: .*?\\n)")),
				kind("all days off", Mutation.without("\\A.*?hours:\\n((?:  \\w+: .*?\\n)+)")),
				kind("end of day",
						Mutation.oneOf("endOfDay: (.*?)\\n", "24:00", "00:00", "6pm", "18:00:00", "25:00", "08:00",
								"")),
				kind("cycle",
						Mutation.oneOf("cycleDays: (.*?)\\n", "0", "-1", "1.5", "3000000000", "1000000", "thirty",
								"1")),
				kind("zone",
						Mutation.oneOf("zone: (.*?)\\n", "UTC", "Asia/Beijing", "GMT+8", "+08:00", "America/New_York",
								"")),
				kind("year removed", Mutation.without("(" + YEAR + ")")),
				kind("year twice", Mutation.twice("(" + YEAR + ")")),
				kind("year added",
						Mutation.oneOf("^  2026:\\n(?:    .*\\n)+()",
								"  2027:\n    announcement: 通知\n    off:\n      2027-01-01: 元旦 New Year\n",
								"  2027:\n    announcement: 通知\n    off: {}\n    work: {}\n", "  2027:\n",
								"  2027:\n    announcement: 通知\n    off:\n      2027-01-01..2027-12-31: 放假 Closed\n",
								"  2O27:\n    announcement: 通知\n")),
				kind("year added as the last one",
						Mutation.at("\\A.*\\z",
								(text) -> text.replaceFirst("(?ms)(^  2026:\\n(?:    .*?\\n)+)(?=\\n)",
										"$1" + between(text, "  2026:", "\n\n").replace("2026", "2027") + "\n"))),
				kind("section of a year removed", Mutation.without("(^    (?:off|work):\\n(?:      .*?\\n)+)")),
				kind("announcement",
						Mutation.oneOf("announcement: (.*?)\\n", "", "[通知]", "通知: 七号", "🎉", "很".repeat(3000))),
				kind("indentation", Mutation.oneOf("^( +)\\w", "", " ", "   ", "\t", "        ")),
				kind("colon", Mutation.oneOf("\\w(:) ", "：", "", " :", "::")),
				kind("key misspelt", Mutation.at("^ *([a-zA-Z]+):", Slips::word)),
				kind("brackets",
						Mutation.oneOf(": ([^\\n]+)\\n", "[", "{", "[".repeat(1000), "{{a}}", "[[1]]", "{a: {b: [1]}}",
								"&x 1", "*x", "!!int 3", "'", "|")),
				kind("line like another", Mutation.likeAnother("^ +[^#\\n]*\\n")),
				kind("teams",
						Mutation.oneOf("^(#  operations: always\\n)", "  operations: always\n", "  operations: never\n",
								"  ops: always\n", "  operations:\n", "  support: always\n")),
				kind("holidays", Mutation.oneOf("holidays: (\\w+)", "keep", "all", "no", "true", "")));
	}

	private static String next(String day, int step) {
		return "%02d".formatted(Integer.parseInt(day) + step);
	}

	private static String between(String text, String start, String end) {
		int from = text.indexOf(start);
		return text.substring(from, text.indexOf(end, from));
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.CALENDAR, "calendar: " + name, mutation);
	}

}
