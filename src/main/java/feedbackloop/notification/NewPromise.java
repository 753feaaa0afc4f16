package feedbackloop.notification;

import java.time.Instant;

/**
 * The time that a customer is promised from now on, and why it moved.
 *
 * @param by when
 * @param reason {@code mail.moved.<reason>} in the message files: lowered, limitChanged
 * or calendarChanged
 */
public record NewPromise(Instant by, String reason) {

}
