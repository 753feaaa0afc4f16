package feedbackloop.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.notation.Finding;
import feedbackloop.notification.Tag.Kind;
import feedbackloop.notation.HiddenCharacters;
import feedbackloop.notation.HiddenCharacters.Hidden;

/**
 * How a message text is built: subject, empty line, body, and in them names in double
 * braces. Of all that templates could do, only what is explained to process owners is
 * taken; nothing that looks like a name may be left standing in a letter.
 */
final class TextSyntax {

	/** Characters; more than ten times the longest of ours. */
	static final int LONGEST = 20_000;

	/** A text that names long texts again and again would make letters without end. */
	private static final int MOST_TAGS = 100;

	private static final Pattern TAG = Pattern.compile("\\{\\{[ \\t]*([#^/]?)[ \\t]*([A-Za-z]++)[ \\t]*}}");

	/** Braces of any kind, also as they are written in HTML, addresses and programs. */
	private static final Pattern LEFT_OVER = Pattern.compile(
			"[{}\uFF5B\uFF5D\uFE5B\uFE5C\uFE37\uFE38\u2774\u2775]|&#0*12[35];?|&#x0*7[bd];?|&[lr](?:brace|cub);?"
					+ "|%7[bd]|\\\\u007[bd]|%(?:\\d+\\$)?[sd](?![A-Za-z])|%\\(\\w+\\)[sd]|<%|%>|\\[\\[|]]",
			Pattern.CASE_INSENSITIVE);

	private static final int SHOWN = 30;

	private final String file;

	private final List<String> lines;

	private final List<Tag> tags = new ArrayList<>();

	private final List<Finding> findings = new ArrayList<>();

	private TextSyntax(String file, String text) {
		this.file = file;
		this.lines = List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1));
	}

	static TextSyntax read(String file, String text) {
		TextSyntax syntax = new TextSyntax(file, text);
		Optional<Hidden> hidden = HiddenCharacters.first(text);
		if (text.length() > LONGEST) {
			syntax.findings.add(Finding.of(file, "", "tooLarge", LONGEST));
		}
		else if (hidden.isPresent()) {
			syntax.add(hidden.get().line(), "hiddenCharacter", hidden.get().character());
		}
		else {
			syntax.readLines();
		}
		return syntax;
	}

	/**
	 * What is wrong in it, empty when it can be filled.
	 */
	List<Finding> findings() {
		return this.findings;
	}

	/**
	 * The names in the subject, which is the first line.
	 */
	List<Tag> subject() {
		return this.tags.stream().filter((tag) -> tag.line() == 1).toList();
	}

	/**
	 * The names in the body.
	 */
	List<Tag> body() {
		return this.tags.stream().filter((tag) -> tag.line() > 1).toList();
	}

	/**
	 * The lines, each name written without spaces.
	 */
	List<String> lines() {
		return this.lines.stream().map((line) -> TAG.matcher(line).replaceAll("{{$1$2}}")).toList();
	}

	private void readLines() {
		Deque<Tag> open = new ArrayDeque<>();
		for (int i = 0; i < this.lines.size(); i++) {
			readLine(i + 1, this.lines.get(i), open);
			if (i == 0) {
				refuseOpen(open);
			}
		}
		refuseOpen(open);
		boolean isMessage = this.lines.size() > 2 && !Blank.is(this.lines.get(0)) && Blank.is(this.lines.get(1))
				&& this.lines.stream().skip(2).anyMatch((line) -> !Blank.is(line));
		if (!isMessage) {
			add(1, "textShape");
		}
		if (this.tags.size() > MOST_TAGS) {
			add(this.tags.get(MOST_TAGS).line(), "textTagsMany", MOST_TAGS);
		}
	}

	private void readLine(int number, String line, Deque<Tag> open) {
		Matcher leftOver = LEFT_OVER.matcher(TAG.matcher(line).replaceAll((tag) -> " ".repeat(tag.group().length())));
		if (leftOver.find()) {
			int start = leftOver.start();
			add(number, "textBraces", line.substring(start, Math.min(start + SHOWN, line.length())));
		}
		Matcher tag = TAG.matcher(line);
		while (tag.find()) {
			take(new Tag(number, Kind.of(tag.group(1)), tag.group(2), outermostFirst(open)), open);
		}
	}

	private void take(Tag tag, Deque<Tag> open) {
		this.tags.add(tag);
		if (tag.kind() == Kind.WITH || tag.kind() == Kind.WITHOUT) {
			open.push(tag);
		}
		else if (tag.kind() == Kind.END) {
			if (!open.isEmpty() && open.peek().name().equals(tag.name())) {
				open.pop();
			}
			else {
				add(tag.line(), "textTemplate", tag.written());
			}
		}
	}

	private void refuseOpen(Deque<Tag> open) {
		open.forEach((tag) -> add(tag.line(), "textTemplate", tag.written()));
		open.clear();
	}

	private static List<Tag> outermostFirst(Deque<Tag> open) {
		List<Tag> around = new ArrayList<>();
		for (Iterator<Tag> each = open.descendingIterator(); each.hasNext();) {
			around.add(each.next());
		}
		return around;
	}

	private void add(int line, String code, Object... arguments) {
		this.findings.add(Finding.of(this.file, "line " + line, code, arguments));
	}

}
