package feedbackloop.feedback;

import java.time.Instant;

/**
 * A case moved to another status; published in the transaction that moved it.
 *
 * @param before where it stood until now
 * @param at when, by the clock of the node
 */
public record StatusMoved(Feedback feedback, Status before, Status status, Instant at) {

}
