package feedbackloop.longwork;

/**
 * A kind of long work: says what is done in each step. Everything that must survive a
 * crash stands in the database; any node may take the next step.
 */
public interface LongJob {

	/**
	 * The word by which its work is kept.
	 */
	String kind();

	/**
	 * How many cases, rows or the like one transaction takes.
	 */
	int together();

	/**
	 * Begins the work, or goes on with it, on this node.
	 */
	Run run(LongWork work);

	/**
	 * One node at one piece of work. What it remembers only saves time, because another
	 * node may take the next step.
	 */
	interface Run {

		/**
		 * Does the next few, in a transaction that ends with them.
		 */
		Chunk next(LongWork work, int most);

		/**
		 * Leaves out the next one, which failed with others and alone. The whole work
		 * fails if that cannot be, or if there is no next one: then this throws the
		 * failure again.
		 */
		default Chunk leaveOut(LongWork work, RuntimeException failure) {
			throw failure;
		}

		/**
		 * Is told, in the last transaction, that nothing is left to do.
		 */
		default void finish(LongWork work) {
		}

	}

}
