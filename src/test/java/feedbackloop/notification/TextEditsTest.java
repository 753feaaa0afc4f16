package feedbackloop.notification;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Edits as people make them, and some that nobody should: each is refused, or every
 * letter can be written by it.
 */
class TextEditsTest {

	private static final int EDITS = 4_000;

	private static final int FACTS_TRIED = 8;

	private static final List<String> PIECES = List.of("{{number}}", "{{secret}}", "{{text}}", "{{#text}}", "{{/text}}",
			"{{^text}}", "{{#lines}}{{lines}}{{/lines}}", "{{#product}}{{number}}{{/product}}", "{{> closed}}",
			"{{!x}}", "{{=<% %>=}}", "{{&text}}", "{{{text}}}", "{{", "}}", "{", "}", "{{}}", "{{#}}", "{{/}}", "{{.}}",
			"{{-index}}", "{{this}}", "{{entrySet}}", "{{#improved}}", "{{/improved}}", "{{improved}}", "｛｛number｝｝",
			"${number}", "%s", "\r", "\n", "\n\n", "\u202E", "\u200B", "http://evil.example/{{number}}", "words", "。",
			" ", "{{count}}", "{{#count}}", "{{class}}", "{{task}}", "{{movedBecause}}", "\0", "\uD83D");

	private final MessageTextsContract messages = new MessageTextsContract();

	private final ReplyTemplatesContract replies = new ReplyTemplatesContract();

	private final Random random = new Random(20261128);

	private final Map<String, String> shipped = shipped();

	private final List<String> texts = this.shipped.keySet().stream().filter((name) -> name.endsWith(".txt")).toList();

	private final PlannedMessages plan = PlannedMessages.read(this.shipped.get(PlannedMessages.PLAN));

	@Test
	void everyEditIsRefusedOrEveryLetterCanBeWritten() {
		int taken = 0;
		for (int i = 0; i < EDITS; i++) {
			String name = this.texts.get(this.random.nextInt(this.texts.size()));
			String text = this.shipped.get(name);
			for (int edits = 1 + this.random.nextInt(3); edits > 0; edits--) {
				text = edited(text);
			}
			if (Finding.refusing(findings(name, text)).isEmpty()) {
				taken++;
				for (int facts = 0; facts < FACTS_TRIED; facts++) {
					assertCanBeWritten(name, text, facts);
				}
			}
		}
		assertThat(taken).isBetween(EDITS / 10, EDITS * 9 / 10);
	}

	private String edited(String text) {
		int at = this.random.nextInt(text.length() + 1);
		int end = Math.min(at + this.random.nextInt(12), text.length());
		String piece = PIECES.get(this.random.nextInt(PIECES.size()));
		return switch (this.random.nextInt(6)) {
			case 0 -> text.substring(0, at) + text.substring(end);
			case 1 -> text.substring(0, at) + piece + text.substring(end);
			case 2 -> text.replaceFirst("\\{\\{[^}]*}}", "");
			case 3 -> text.substring(0, at) + text.substring(at, end).toUpperCase() + text.substring(end);
			case 4 -> text.substring(0, at) + "Words. " + text.substring(at);
			default -> text.substring(0, at) + piece + text.substring(at);
		};
	}

	private List<Finding> findings(String name, String text) {
		Map<String, String> files = new HashMap<>(this.shipped);
		files.put(name, text);
		return name.startsWith(ReplyTemplates.FOLDER) ? this.replies.check(name, text, files::get)
				: this.messages.check(name, text, files::get);
	}

	private void assertCanBeWritten(String name, String text, int tried) {
		String template = MessageTexts.template(name);
		TextFacts facts = name.startsWith(ReplyTemplates.FOLDER) ? TextFacts.REPLY
				: TextFacts.of(template, this.plan.of(template));
		Set<String> known = new TreeSet<>(facts.known());
		known.addAll(facts.subject());
		Map<String, Object> values = new HashMap<>();
		for (String fact : known) {
			boolean given = TextFacts.ALWAYS.contains(fact) || facts.needed().contains(fact) || tried == 0
					|| (tried > 1 && this.random.nextBoolean());
			values.put(fact, !given ? null : TextFacts.CONDITIONS.contains(fact) ? (Object) true : "<" + fact + ">");
		}
		String language = name.endsWith(".en.txt") ? MessageTexts.ENGLISH : MessageTexts.CHINESE;
		Map<String, MessageTemplate> live = MessageTexts
			.read(List.of(MessageTexts.FOLDER + "/" + template + "." + language + ".txt"), (file) -> text);
		MessageText letter = new MessageTexts(() -> live).fill(template, language, values);
		assertThat(letter.subject()).as(text).isNotBlank().hasSizeLessThan(200).doesNotContain("\n", "\r");
		String all = letter.subject() + letter.body();
		assertThat(all).as(text).doesNotContain("{", "}", "java.", "evil.example/<");
		assertThat(facts.needed()).as(text).allSatisfy((fact) -> assertThat(all).contains("<" + fact + ">"));
		assertThat(letter.body()).as(text).isNotBlank();
	}

	private static Map<String, String> shipped() {
		ModelFolder folder = new ModelFolder(Path.of(""));
		Map<String, String> files = new TreeMap<>();
		Stream.of(MessageTexts.FOLDER, ReplyTemplates.FOLDER)
			.flatMap((name) -> folder.list(name, ".txt").stream())
			.forEach((name) -> files.put(name, folder.read(name)));
		files.put(PlannedMessages.PLAN, folder.read(PlannedMessages.PLAN));
		return files;
	}

}
