package feedbackloop.deadlines;

import java.time.Instant;

/**
 * A clock that runs or waits.
 *
 * @param stage a stage of the table {@code timeLimits}
 * @param executionId the engine's execution that it ends with; null for a clock of a case
 * as a whole
 * @param due when it is due; while it is paused, if the pause takes its longest
 */
public record OpenClock(long id, String stage, String executionId, Instant due) {

}
