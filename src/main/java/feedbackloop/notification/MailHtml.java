package feedbackloop.notification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.web.util.HtmlUtils;

/**
 * The text of a mail as HTML: paragraphs, and addresses that can be clicked. It loads
 * nothing, and nothing that the text holds is taken for markup.
 */
final class MailHtml {

	/** Ends where Chinese goes on behind it, or with the sentence that it stands in. */
	private static final Pattern LINK = Pattern
		.compile("https?://[\\x21-\\x7e&&[^<>\"]]*[\\x21-\\x7e&&[^<>\".,;:!?)']]");

	private MailHtml() {
	}

	static String of(String text) {
		return Stream.of(text.strip().split("\\R{2,}"))
			.map((paragraph) -> "<p>"
					+ Stream.of(paragraph.split("\\R")).map(MailHtml::line).collect(Collectors.joining("<br>\n"))
					+ "</p>\n")
			.collect(Collectors.joining("",
					"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n"
							+ "<body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n",
					"</body></html>\n"));
	}

	private static String line(String line) {
		StringBuilder html = new StringBuilder();
		Matcher link = LINK.matcher(line);
		int end = 0;
		while (link.find()) {
			String address = HtmlUtils.htmlEscape(link.group(), "UTF-8");
			html.append(HtmlUtils.htmlEscape(line.substring(end, link.start()), "UTF-8"))
				.append("<a href=\"")
				.append(address)
				.append("\">")
				.append(address)
				.append("</a>");
			end = link.end();
		}
		return html.append(HtmlUtils.htmlEscape(line.substring(end), "UTF-8")).toString();
	}

}
