package feedbackloop.consolidation;

import java.time.OffsetDateTime;

/**
 * What a person looks at on one day: all since the last working day began.
 *
 * @param since when the last working day before began
 * @param day when the day itself began
 * @param until up to when is looked, not included
 */
record DaySpan(OffsetDateTime since, OffsetDateTime day, OffsetDateTime until) {

}
