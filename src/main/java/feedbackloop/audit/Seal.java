package feedbackloop.audit;

import java.util.HexFormat;

/**
 * One link of the chain.
 *
 * @param sequence counts from 1 without gaps
 * @param kind {@link #ROW} or {@link #CLOSED}
 * @param hash of the row; of nothing for {@link #CLOSED}
 * @param chain of all seals up to this one
 */
record Seal(long sequence, String kind, String entity, long rowId, byte[] hash, byte[] chain) {

	/** Seals a row. */
	static final String ROW = "row";

	/** Says that all rows up to that id are there and none may come after. */
	static final String CLOSED = "closed";

	/** What stands before the first seal. */
	static final Seal NONE = new Seal(0, ROW, "", 0, new byte[0], new byte[32]);

	/**
	 * The place in the chain and what it comes to, to be kept outside the database:
	 * {@code 4711:9f3a…}.
	 */
	public String head() {
		return this.sequence + ":" + HexFormat.of().formatHex(this.chain);
	}

}
