package feedbackloop.consolidation;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * That somebody has gathered what came in for a day.
 *
 * @param at when it was ticked off first
 * @param note masked, or null
 */
record Tick(LocalDate day, String userId, OffsetDateTime at, String note) {

}
