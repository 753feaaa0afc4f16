package feedbackloop.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import feedbackloop.process.FiniteNumber;

/**
 * Fills in a text of a form that holds expressions in double braces, among them
 * {@code {{#if …}}} and {@code {{#loop …}}}. What is not known leaves nothing.
 */
final class Feelers {

	private static final Pattern PART = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

	private static final String IF = "#if ";

	private static final String LOOP = "#loop ";

	private final String text;

	private final List<MatchResult> parts;

	private final UnaryOperator<String> quote;

	private Feelers(String text, UnaryOperator<String> quote) {
		this.text = text;
		this.parts = PART.matcher(text).results().toList();
		this.quote = quote;
	}

	static String fill(String text, Map<String, Object> known) {
		return fill(text, known, UnaryOperator.identity());
	}

	/**
	 * The text with its expressions filled in.
	 * @param quote writes a value so that it is read as it stands
	 */
	static String fill(String text, Map<String, Object> known, UnaryOperator<String> quote) {
		if (Feel.isExpression(text)) {
			return quote.apply(said(Feel.value(text.substring(1), known)));
		}
		Feelers template = new Feelers(text, quote);
		StringBuilder filled = new StringBuilder();
		template.fill(0, template.parts.size(), 0, text.length(), known, filled);
		return filled.toString();
	}

	/**
	 * Fills in what stands between two places of the text.
	 * @param first the first part there
	 * @param last the one behind the last
	 */
	private void fill(int first, int last, int from, int to, Map<String, Object> known, StringBuilder filled) {
		int at = from;
		int part = first;
		while (part < last) {
			MatchResult found = this.parts.get(part);
			filled.append(this.text, at, found.start());
			String inside = found.group(1).strip();
			if (inside.startsWith(IF) || inside.startsWith(LOOP)) {
				int end = end(part, last);
				int until = (end < last) ? this.parts.get(end).start() : to;
				block(inside, part + 1, end, found.end(), until, known, filled);
				at = (end < last) ? this.parts.get(end).end() : to;
				part = end + 1;
			}
			else {
				filled.append(this.quote.apply(said(Feel.value(inside, known))));
				at = found.end();
				part++;
			}
		}
		if (at < to) {
			filled.append(this.text, at, to);
		}
	}

	private void block(String inside, int first, int last, int from, int to, Map<String, Object> known,
			StringBuilder filled) {
		Object value = Feel.value(inside.substring(inside.indexOf(' ')), known);
		if (inside.startsWith(LOOP)) {
			((value instanceof List<?> items) ? items : List.of())
				.forEach((item) -> fill(first, last, from, to, inside(item, known), filled));
		}
		else if (isTrue(value)) {
			fill(first, last, from, to, known, filled);
		}
	}

	/** The part that closes the block that begins there. */
	private int end(int begin, int last) {
		int depth = 0;
		for (int part = begin; part < last; part++) {
			String inside = this.parts.get(part).group(1).strip();
			if (inside.startsWith(IF) || inside.startsWith(LOOP)) {
				depth++;
			}
			else if (inside.equals("/if") || inside.equals("/loop")) {
				depth--;
			}
			if (depth == 0) {
				return part;
			}
		}
		return last;
	}

	private static Map<String, Object> inside(Object item, Map<String, Object> known) {
		Map<String, Object> here = new HashMap<>(known);
		if (item instanceof Map<?, ?> named) {
			named.forEach((name, value) -> here.put(name.toString(), value));
		}
		here.put("this", item);
		here.put("parent", known);
		return here;
	}

	private static boolean isTrue(Object value) {
		return value != null && !Boolean.FALSE.equals(value) && !"".equals(value)
				&& !(value instanceof Number number && number.doubleValue() == 0);
	}

	static String said(Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof Number) {
			BigDecimal number = FiniteNumber.read(value.toString());
			return (number != null) ? number.stripTrailingZeros().toPlainString() : value.toString();
		}
		if (value instanceof List<?> items) {
			List<String> said = new ArrayList<>();
			items.forEach((item) -> said.add(said(item)));
			return String.join(",", said);
		}
		return value.toString();
	}

}
