package feedbackloop.process;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The pattern that a form holds a text against. The browser and we read it alike: what
 * could mean different things to them is not read at all.
 */
public final class FormPattern {

	private static final int LONGEST = 200;

	/** About a tenth of a second in a browser. */
	private static final double MOST_TRIES = 2e7;

	private final List<PatternReader.Way> ways;

	private final PatternStates states;

	private FormPattern(List<PatternReader.Way> ways) {
		this.ways = ways;
		this.states = new PatternStates(ways);
	}

	/**
	 * The pattern; empty when it is none, or one that is not read.
	 */
	public static Optional<FormPattern> read(String text) {
		try {
			return (text.length() > LONGEST) ? Optional.empty()
					: Optional.of(new FormPattern(PatternReader.read(text)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether the text fits.
	 */
	public boolean fits(String text) {
		return this.states.fits(text);
	}

	/**
	 * Whether some text of such a length fits.
	 */
	public boolean fitsSome(int shortest, int longest) {
		return this.ways.stream().anyMatch((way) -> {
			BitSet lengths = way.node().lengths(longest);
			boolean whole = way.atStart() && way.atEnd();
			return whole ? lengths.nextSetBit(shortest) >= 0 : !lengths.isEmpty();
		});
	}

	/**
	 * Whether a browser may be busy for long with a text of that length.
	 */
	public boolean isSlow(int longest) {
		return this.ways.stream().mapToDouble((way) -> PatternCost.of(way, longest)).sum() > MOST_TRIES;
	}

}
