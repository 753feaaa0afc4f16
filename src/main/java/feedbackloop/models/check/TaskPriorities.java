package feedbackloop.models.check;

/**
 * What Camunda calls the lowest and the highest priority of a task; others work, but look
 * like a mistake.
 */
final class TaskPriorities {

	static final int LEAST = 0;

	static final int GREATEST = 100;

	private TaskPriorities() {
	}

	static boolean isUsual(int priority) {
		return priority >= LEAST && priority <= GREATEST;
	}

}
