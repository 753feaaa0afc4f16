package feedbackloop.audit;

import java.time.OffsetDateTime;

/**
 * A note of the access log.
 *
 * @param kind a key of {@link AccessLog.Kind}
 * @param number of the case or the improvement, or null
 */
record Access(long id, OffsetDateTime at, String user, String kind, String number, String detail) {

}
