package feedbackloop.trackers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * The address of a tracker's "new issue" page, with names in braces that are filled in.
 * Nothing of a customer goes there: only the measure's number, kind and title, which
 * staff wrote and which is masked, and the link to us.
 */
record NewItemUrl(String template, String host) {

	/** What may stand in braces. */
	static final List<String> NAMES = List.of("number", "title", "kind", "link");

	private static final int LONGEST = 500;

	/** Of a measure may have 4,000 characters, an address may not. */
	private static final int LONGEST_TITLE = 150;

	private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

	/**
	 * The address at that name of the file.
	 * @throws Unreadable if it is none
	 */
	static NewItemUrl read(YamlSection section, String key) {
		String template = section.text(key);
		if (template.length() > LONGEST) {
			throw section.refuseAt(key, "trackerUrlLong", LONGEST);
		}
		Matcher names = NAME.matcher(template);
		while (names.find()) {
			if (!NAMES.contains(names.group(1))) {
				throw section.refuseAt(key, "trackerUrlName", names.group(1), "{" + String.join("}, {", NAMES) + "}");
			}
		}
		ItemUrl filled = ItemUrl.read(NAME.matcher(template).replaceAll("x"))
			.orElseThrow(() -> section.refuseAt(key, "trackerUrl", template));
		int first = template.indexOf('{');
		if (first >= 0 && first < filled.text().length() - filled.rest().length()) {
			throw section.refuseAt(key, "trackerUrl", template);
		}
		return new NewItemUrl(template, filled.host());
	}

	/**
	 * The address for a measure.
	 */
	String of(String number, String title, String kind, String link) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("number", number);
		values.put("title", shortened(title));
		values.put("kind", kind);
		values.put("link", link);
		return NAME.matcher(this.template)
			.replaceAll((name) -> Matcher.quoteReplacement(
					URLEncoder.encode(values.get(name.group(1)), StandardCharsets.UTF_8).replace("+", "%20")));
	}

	private static String shortened(String title) {
		String line = title.replaceAll("\\s+", " ").strip();
		if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
			return line;
		}
		return line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
	}

}
