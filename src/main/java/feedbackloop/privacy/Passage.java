package feedbackloop.privacy;

/**
 * Personal data at a place of a {@link Narrow} text.
 *
 * @param start its first character
 * @param end behind its last
 * @param shown what is shown instead
 */
record Passage(Kind kind, int start, int end, String shown) {

	boolean overlaps(Passage other) {
		return this.start < other.end && other.start < this.end;
	}

	boolean contains(Passage other) {
		return this.start <= other.start && other.end <= this.end;
	}

}
