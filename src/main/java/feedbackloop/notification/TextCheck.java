package feedbackloop.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.notation.Finding;
import feedbackloop.notification.Tag.Kind;

/**
 * Whether a text says what its reader needs, whatever is known of the case. It may name
 * only what is allowed.
 */
final class TextCheck {

	/** Two of them and what divides them fit into the record. */
	private static final int LONGEST_SUBJECT = 190;

	/** As long as the values of subjects get. */
	private static final Map<String, String> LONGEST_VALUES = Map.of("number", "9".repeat(20), "task", "9".repeat(60),
			"statusText", "9".repeat(30));

	private static final String EXAMPLE = "9";

	/** Nobody writes a text whose parts hang on more facts than these. */
	private static final int MOST_CONDITIONS = 10;

	private final String file;

	private final String text;

	private final TextFacts facts;

	private final TextSyntax syntax;

	private final List<Finding> findings = new ArrayList<>();

	private TextCheck(String file, String text, TextFacts facts) {
		this.file = file;
		this.text = text;
		this.facts = facts;
		this.syntax = TextSyntax.read(file, text);
	}

	/**
	 * What is wrong in the text.
	 * @param other the same text in the other language, null where it is missing
	 */
	static List<Finding> of(String file, String text, String other, TextFacts facts) {
		TextCheck check = new TextCheck(file, text, facts);
		check.findings.addAll(check.syntax.findings());
		if (check.findings.isEmpty()) {
			check.checkNames();
			check.checkNeeded();
			check.findings.addAll(LooseNames.in(file, check.syntax, facts));
			check.findings.addAll(TextLinks.in(file, check.syntax, facts));
		}
		if (check.findings.isEmpty()) {
			check.checkFilled();
			check.checkLanguages(other);
		}
		return check.findings;
	}

	private void checkNames() {
		Set<String> told = new TreeSet<>();
		refuseUnknown(this.syntax.subject(), this.facts.subject(), told);
		refuseUnknown(this.syntax.body(), this.facts.known(), told);
		this.syntax.body()
			.stream()
			.filter((tag) -> tag.kind() == Kind.VALUE && TextFacts.CONDITIONS.contains(tag.name()))
			.forEach((tag) -> add(tag.line(), "textCondition", tag.name()));
	}

	/** Each name once, where it stands first. */
	private void refuseUnknown(List<Tag> tags, Set<String> allowed, Set<String> told) {
		tags.stream()
			.filter((tag) -> !allowed.contains(tag.name()) && told.add(tag.name()))
			.forEach((tag) -> add(tag.line(), "textNames", tag.name(),
					allowed.isEmpty() ? "-" : String.join(", ", new TreeSet<>(allowed))));
	}

	private void checkNeeded() {
		this.facts.needed()
			.stream()
			.filter((name) -> !isAlwaysThere(name))
			.sorted()
			.forEach((name) -> this.findings.add(Finding.of(this.file, "", "textNeeds", "{{" + name + "}}")));
	}

	/** Whether the letter shows that name, whichever of the others have a value. */
	private boolean isAlwaysThere(String name) {
		List<Tag> shown = Stream.concat(this.syntax.subject().stream(), this.syntax.body().stream())
			.filter((tag) -> tag.kind() == Kind.VALUE && tag.name().equals(name))
			.toList();
		List<String> open = shown.stream()
			.flatMap((tag) -> tag.around().stream())
			.map(Tag::name)
			.filter((condition) -> !condition.equals(name) && !TextFacts.ALWAYS.contains(condition))
			.distinct()
			.toList();
		if (open.size() > MOST_CONDITIONS) {
			return false;
		}
		for (int known = 0; known < 1 << open.size(); known++) {
			Set<String> given = new TreeSet<>(TextFacts.ALWAYS);
			given.add(name);
			for (int i = 0; i < open.size(); i++) {
				if ((known >> i & 1) == 1) {
					given.add(open.get(i));
				}
			}
			if (shown.stream()
				.noneMatch((tag) -> tag.around()
					.stream()
					.allMatch((section) -> given.contains(section.name()) == (section.kind() == Kind.WITH)))) {
				return false;
			}
		}
		return true;
	}

	/** The letter with all facts and with as few as there can be. */
	private void checkFilled() {
		MessageTemplate template = MessageTemplate.parse(this.text);
		for (boolean full : List.of(true, false)) {
			MessageText letter = template.fill(values(full));
			if (Blank.is(letter.subject()) || Blank.is(letter.body())) {
				add(Blank.is(letter.subject()) ? 1 : 3, "textEmpty");
				return;
			}
			if (letter.subject().length() > LONGEST_SUBJECT) {
				add(1, "textSubjectLong", LONGEST_SUBJECT);
				return;
			}
		}
	}

	private Map<String, Object> values(boolean full) {
		Map<String, Object> values = new HashMap<>();
		Stream.concat(this.facts.subject().stream(), this.facts.known().stream())
			.filter((name) -> full || TextFacts.ALWAYS.contains(name))
			.forEach((name) -> values.put(name, LONGEST_VALUES.getOrDefault(name, EXAMPLE)));
		return values;
	}

	private void checkLanguages(String other) {
		if (other != null) {
			Set<String> lacking = new TreeSet<>(names(TextSyntax.read(this.file, other)));
			lacking.retainAll(this.facts.known());
			lacking.removeAll(names(this.syntax));
			if (!lacking.isEmpty()) {
				this.findings.add(Finding.warning(this.file, "", "textLanguages", String.join(", ", lacking)));
			}
		}
	}

	private static Set<String> names(TextSyntax text) {
		return Stream.concat(text.subject().stream(), text.body().stream()).map(Tag::name).collect(Collectors.toSet());
	}

	private void add(int line, String code, Object... arguments) {
		this.findings.add(Finding.of(this.file, "line " + line, code, arguments));
	}

}
