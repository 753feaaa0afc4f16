package feedbackloop.longwork;

/**
 * How far one step of long work has come.
 *
 * @param done how many cases, rows or the like are done by it
 * @param position from where the next step goes on; null leaves it as it was
 */
public record Chunk(Then then, int done, String position) {

	/** Nothing is left to do. */
	public static final Chunk OVER = new Chunk(Then.END, 0, null);

	/** What is left cannot be done now; this node looks again later. */
	public static final Chunk LATER = new Chunk(Then.WAIT, 0, null);

	/**
	 * Some are done, and the next can be.
	 */
	public static Chunk of(int done, String position) {
		return new Chunk(Then.GO_ON, done, position);
	}

	/**
	 * Whether it brought the work any further.
	 */
	boolean isProgress() {
		return this.done > 0 || this.position != null;
	}

	/**
	 * What comes next.
	 */
	enum Then {

		GO_ON, WAIT, END

	}

}
