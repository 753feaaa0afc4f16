package feedbackloop.models.replay;

import java.time.OffsetDateTime;

/**
 * A deadline that would move.
 *
 * @param stage firstResponse or resolution
 * @param effect of open cases earlier, later or overdue (at once); of ended clocks missed
 * or met, where that would be another than it was
 */
record MovedDeadline(String number, String stage, OffsetDateTime dueBefore, OffsetDateTime dueAfter, String effect) {

}
