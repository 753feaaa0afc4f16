package feedbackloop.trackers;

/**
 * How far a work item is, whatever word its tracker has for it.
 */
enum ItemState {

	OPEN("open"), IN_PROGRESS("inProgress"), DONE("done");

	private final String id;

	ItemState(String id) {
		this.id = id;
	}

	/**
	 * As files, the record and words name it.
	 */
	String id() {
		return this.id;
	}

}
