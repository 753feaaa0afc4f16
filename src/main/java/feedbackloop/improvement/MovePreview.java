package feedbackloop.improvement;

import java.util.List;

/**
 * What comes of it when cases go to another cause.
 *
 * @param count cases that are moved
 * @param duplicates merged cases that go with them
 * @param customers who hear from then on of the other cause, each once
 * @param unreachable of all these cases, those whose customer reads it on the page of the
 * case only
 * @param staying cases that wait and stay, of those that the reader may see
 * @param cause of the improvement that takes them, or null while it is not known
 * @param openTasks that end where the whole improvement is merged, by key
 */
record MovePreview(int count, int duplicates, int customers, int unreachable, int staying, String cause,
		List<String> openTasks) {

	/** Whether the improvement has no case left then. */
	public boolean leavesNone() {
		return this.staying == 0;
	}

}
