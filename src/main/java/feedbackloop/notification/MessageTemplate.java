package feedbackloop.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;

/**
 * A message text with names in it: the first line is the subject, an empty line follows,
 * then the body. Refuses names that no message has, so that a misspelt one is found
 * before it goes live and not by a customer.
 */
final class MessageTemplate {

	private static final Mustache.Compiler COMPILER = Mustache.compiler()
		.escapeHTML(false)
		.strictSections(true)
		.emptyStringIsFalse(true)
		.nullValue("");

	/** Counted in the part that was compiled. */
	private static final Pattern LINE = Pattern.compile(" @ line (\\d+)");

	private final Template subject;

	private final Template body;

	private MessageTemplate(Template subject, Template body) {
		this.subject = subject;
		this.body = body;
	}

	/**
	 * Reads a text.
	 * @throws TextRefused if it is not built like a message or names something that it
	 * may not
	 */
	static MessageTemplate parse(String text, Set<String> subjectNames, Set<String> bodyNames) {
		String[] parts = text.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", 3);
		if (parts.length < 3 || parts[0].isBlank() || !parts[1].isBlank() || parts[2].isBlank()) {
			throw new TextRefused(1, "textShape");
		}
		return new MessageTemplate(compile(1, parts[0].strip(), subjectNames), compile(3, parts[2], bodyNames));
	}

	/**
	 * The message with the values of these names filled in; a null leaves its place
	 * empty, and the empty lines around it become one.
	 */
	MessageText fill(Map<String, ?> values) {
		String filled = this.body.execute(values).replaceAll("\n{3,}", "\n\n").strip();
		return new MessageText(this.subject.execute(values), filled + "\n");
	}

	/**
	 * The first line of a text that names nothing in it.
	 */
	String subject() {
		return this.subject.execute(Map.of());
	}

	/**
	 * The names that stand in the body.
	 */
	Set<String> bodyNames() {
		return names(this.body);
	}

	/**
	 * The names that stand in the subject.
	 */
	Set<String> subjectNames() {
		return names(this.subject);
	}

	private static Template compile(int firstLine, String text, Set<String> allowed) {
		Template template;
		try {
			template = COMPILER.compile(text);
		}
		catch (MustacheParseException ex) {
			Matcher line = LINE.matcher(ex.getMessage());
			throw new TextRefused(firstLine + (line.find() ? Integer.parseInt(line.group(1)) - 1 : 0), "textTemplate",
					line.replaceAll(""));
		}
		Set<String> unknown = names(template);
		unknown.removeAll(allowed);
		if (!unknown.isEmpty()) {
			String first = unknown.iterator().next();
			int line = (int) text.substring(0, Math.max(text.indexOf(first), 0)).lines().count();
			throw new TextRefused(firstLine + Math.max(line, 1) - 1, "textNames", String.join(", ", unknown),
					String.join(", ", new TreeSet<>(allowed)));
		}
		return template;
	}

	private static Set<String> names(Template template) {
		Set<String> names = new TreeSet<>();
		template.visit(new Mustache.Visitor() {

			@Override
			public void visitText(String text) {
				// The words are the process owner's.
			}

			@Override
			public void visitVariable(String name) {
				names.add(name);
			}

			@Override
			public boolean visitInclude(String name) {
				return names.add("> " + name);
			}

			@Override
			public boolean visitSection(String name) {
				names.add(name);
				return true;
			}

			@Override
			public boolean visitInvertedSection(String name) {
				names.add(name);
				return true;
			}

		});
		return names;
	}

}
