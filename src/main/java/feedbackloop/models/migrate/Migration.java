package feedbackloop.models.migrate;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Moving the running cases of one version of a process to another.
 *
 * @param process its key
 * @param state trying, tried, moving, paused, moved, failed, or stopped when a newer one
 * took its place
 * @param plan which elements of the old version become which of the new one
 * @param steps what was done about it, in order
 * @param counts how many cases there are by {@link MoveState}
 */
record Migration(long id, String process, int fromVersion, int toVersion, String fromDefinition, String toDefinition,
		String state, Map<String, String> plan, List<Step> steps, Map<String, Integer> counts) {

	static final String TRYING = "trying";

	static final String TRIED = "tried";

	static final String MOVING = "moving";

	static final String MOVED = "moved";

	static final String FAILED = "failed";

	/**
	 * Whether it is being worked on.
	 */
	public boolean runs() {
		return this.state.equals(TRYING) || this.state.equals(MOVING);
	}

	/**
	 * Whether its cases are only tried.
	 */
	boolean isTrial() {
		return this.state.equals(TRYING);
	}

	/**
	 * Whether it is known which cases finish on the old version.
	 */
	public boolean isDecided() {
		return !runs() && !this.state.equals(FAILED);
	}

	/**
	 * All cases that ran on the old version when it was tried.
	 */
	public int total() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * The cases that are tried, or moved, already.
	 */
	public int done() {
		return total() - count(MoveState.WAITING) - (isTrial() ? 0 : ready());
	}

	/**
	 * The cases with that outcome.
	 */
	public int count(MoveState outcome) {
		return this.counts.getOrDefault(outcome.key(), 0);
	}

	/**
	 * The cases that can move.
	 */
	public int ready() {
		return count(MoveState.READY);
	}

	/**
	 * The cases that finish on the old version.
	 */
	public int staying() {
		return count(MoveState.STAYS) + count(MoveState.FAILED);
	}

	/**
	 * Whether the cases can be moved now.
	 */
	public boolean startable() {
		return this.state.equals(TRIED) && ready() > 0;
	}

	/**
	 * Something that was done about it.
	 *
	 * @param what asked, tried, started, paused, resumed, moved, failed or stopped
	 * @param who user id, or system
	 * @param reason why, as the person wrote it; may be null
	 * @param counts how the cases stood then
	 */
	record Step(String what, String who, OffsetDateTime at, String reason, Map<String, Integer> counts) {

	}

}
