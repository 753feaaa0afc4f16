package feedbackloop.process;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import feedbackloop.process.PatternNode.Chars;
import feedbackloop.process.PatternNode.Choice;
import feedbackloop.process.PatternNode.Repeat;
import feedbackloop.process.PatternNode.Sequence;

/**
 * Reads a pattern as browsers read it. Takes only what means the same everywhere: no
 * looking around, no references, no words for classes of letters.
 */
final class PatternReader {

	private static final int DEEPEST = 10;

	private static final int GREATEST_COUNT = 4_000;

	/** What stands for itself only with a backslash before it. */
	private static final String SPECIAL = "\\^$.*+?()[]{}|";

	private final String text;

	private int at;

	private int depth;

	private PatternReader(String text) {
		this.text = text;
	}

	/**
	 * The ways to fit, each with what it says of beginning and end.
	 * @throws IllegalArgumentException if it is no pattern, or uses what we do not read
	 */
	static List<Way> read(String text) {
		PatternReader reader = new PatternReader(text);
		List<Way> ways = new ArrayList<>();
		do {
			boolean atStart = reader.take('^');
			PatternNode node = reader.sequence();
			ways.add(new Way(node, atStart, reader.take('$')));
		}
		while (reader.take('|'));
		if (reader.at < text.length()) {
			throw reader.unreadable();
		}
		return ways;
	}

	private PatternNode sequence() {
		List<PatternNode> parts = new ArrayList<>();
		while (this.at < this.text.length() && "|)$".indexOf(next()) < 0) {
			parts.add(repeated(part()));
		}
		return new Sequence(parts);
	}

	private PatternNode part() {
		if (take('(')) {
			return group();
		}
		if (take('[')) {
			return new Chars(set());
		}
		if (take('.')) {
			return new Chars(inverted(of("\n\r\u2028\u2029")));
		}
		if (take('\\')) {
			return new Chars(escaped());
		}
		if (SPECIAL.indexOf(next()) >= 0) {
			throw unreadable();
		}
		return new Chars(of(String.valueOf(take())));
	}

	private PatternNode group() {
		if (take('?') && !take(':') || ++this.depth > DEEPEST) {
			throw unreadable();
		}
		List<PatternNode> parts = new ArrayList<>();
		do {
			parts.add(sequence());
		}
		while (take('|'));
		if (!take(')')) {
			throw unreadable();
		}
		this.depth--;
		return (parts.size() == 1) ? parts.get(0) : new Choice(parts);
	}

	private PatternNode repeated(PatternNode part) {
		int least = 1;
		int most = 1;
		if (take('*')) {
			least = 0;
			most = PatternNode.UNLIMITED;
		}
		else if (take('+')) {
			most = PatternNode.UNLIMITED;
		}
		else if (take('?')) {
			least = 0;
		}
		else if (take('{')) {
			least = count();
			most = least;
			if (take(',')) {
				most = (next() == '}') ? PatternNode.UNLIMITED : count();
			}
			if (!take('}') || most < least) {
				throw unreadable();
			}
		}
		else {
			return part;
		}
		// Whether it takes much or little at first makes no difference to whether it
		// fits.
		take('?');
		return (least == 1 && most == 1) ? part : new Repeat(part, least, most);
	}

	private int count() {
		int start = this.at;
		while (this.at < this.text.length() && isDigit(next())) {
			this.at++;
		}
		if (start == this.at || this.at - start > 4) {
			throw unreadable();
		}
		int count = Integer.parseInt(this.text.substring(start, this.at));
		if (count > GREATEST_COUNT) {
			throw unreadable();
		}
		return count;
	}

	private BitSet set() {
		boolean inverted = take('^');
		BitSet set = new BitSet();
		if (next() == ']') {
			throw unreadable();
		}
		while (!take(']')) {
			BitSet first = member();
			if (next() == '-' && this.at + 1 < this.text.length() && this.text.charAt(this.at + 1) != ']') {
				take();
				BitSet last = member();
				if (first.cardinality() != 1 || last.cardinality() != 1 || first.nextSetBit(0) > last.nextSetBit(0)) {
					throw unreadable();
				}
				set.set(first.nextSetBit(0), last.nextSetBit(0) + 1);
			}
			else {
				set.or(first);
			}
		}
		return inverted ? inverted(set) : set;
	}

	private BitSet member() {
		return take('\\') ? escaped() : of(String.valueOf(take()));
	}

	private BitSet escaped() {
		char character = take();
		return switch (character) {
			case 'd' -> digits();
			case 'D' -> inverted(digits());
			case 'w' -> wordCharacters();
			case 'W' -> inverted(wordCharacters());
			case 's' -> spaces();
			case 'S' -> inverted(spaces());
			case 't' -> of("\t");
			case 'n' -> of("\n");
			case 'r' -> of("\r");
			case 'u' -> hexadecimal(4);
			case 'x' -> hexadecimal(2);
			default -> {
				if (Character.isLetterOrDigit(character)) {
					throw unreadable();
				}
				yield of(String.valueOf(character));
			}
		};
	}

	private BitSet hexadecimal(int digits) {
		int end = this.at + digits;
		if (end > this.text.length() || !this.text.substring(this.at, end).matches("[0-9a-fA-F]+")) {
			throw unreadable();
		}
		char character = (char) Integer.parseInt(this.text.substring(this.at, end), 16);
		this.at = end;
		return of(String.valueOf(character));
	}

	private static BitSet digits() {
		return of("0123456789");
	}

	private static BitSet wordCharacters() {
		BitSet set = of("_");
		set.set('0', '9' + 1);
		set.set('A', 'Z' + 1);
		set.set('a', 'z' + 1);
		return set;
	}

	/** As browsers understand it. */
	private static BitSet spaces() {
		BitSet set = of("\t\n\u000b\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff");
		set.set('\u2000', '\u200a' + 1);
		return set;
	}

	private static BitSet of(String characters) {
		BitSet set = new BitSet();
		characters.chars().forEach(set::set);
		return set;
	}

	private static BitSet inverted(BitSet set) {
		BitSet others = (BitSet) set.clone();
		others.flip(0, Character.MAX_VALUE + 1);
		return others;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private boolean take(char expected) {
		boolean there = this.at < this.text.length() && this.text.charAt(this.at) == expected;
		this.at += there ? 1 : 0;
		return there;
	}

	/** The next character, which is no half of another. */
	private char take() {
		char character = next();
		if (Character.isSurrogate(character)) {
			throw unreadable();
		}
		this.at++;
		return character;
	}

	private char next() {
		if (this.at >= this.text.length()) {
			throw unreadable();
		}
		return this.text.charAt(this.at);
	}

	private IllegalArgumentException unreadable() {
		return new IllegalArgumentException("Cannot read the pattern at " + this.at);
	}

	/**
	 * One way to fit.
	 *
	 * @param atStart whether the text must begin with it
	 * @param atEnd whether the text must end with it
	 */
	record Way(PatternNode node, boolean atStart, boolean atEnd) {

	}

}
