package feedbackloop.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import feedbackloop.feedback.Blank;

/**
 * A message text with names in it: the first line is the subject, an empty line follows,
 * then the body. Filling it never fails, whatever is known: a name without a value leaves
 * its place empty.
 */
final class MessageTemplate {

	private static final Mustache.Compiler COMPILER = Mustache.compiler()
		.escapeHTML(false)
		.emptyStringIsFalse(true)
		.defaultValue("")
		.withCollector(new NamesOnly());

	private final Template subject;

	private final Template body;

	private MessageTemplate(Template subject, Template body) {
		this.subject = subject;
		this.body = body;
	}

	/**
	 * Reads a text in which {@link TextSyntax} finds nothing wrong.
	 */
	static MessageTemplate parse(String text) {
		String[] parts = text.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", 3);
		if (parts.length < 3 || Blank.is(parts[0]) || !Blank.is(parts[1]) || Blank.is(parts[2])) {
			throw new IllegalArgumentException("A message is a subject, an empty line, and a body");
		}
		return new MessageTemplate(COMPILER.compile(parts[0].strip()), COMPILER.compile(parts[2]));
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

	/**
	 * Finds a value by its name only, and not by what the value's class can do.
	 */
	private static final class NamesOnly extends BasicCollector {

		@Override
		public <K, V> Map<K, V> createFetcherCache() {
			return new ConcurrentHashMap<>();
		}

	}

}
