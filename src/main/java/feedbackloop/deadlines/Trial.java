package feedbackloop.deadlines;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.words.Words;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A deadline tried out, with what counts towards it. Times carry the calendar's offset.
 *
 * @param due when it is due
 * @param spans all time from the start to the deadline, in order
 * @param warning what makes the result unsure, such as holidays that are not announced
 * yet; absent when nothing does
 */
@Schema(name = "DueTime")
record Trial(OffsetDateTime due, List<Stretch> spans, String warning) {

	/**
	 * The whole minutes of the spans that count.
	 */
	public long countedMinutes() {
		return this.spans.stream().filter(Stretch::counted).mapToLong(Stretch::minutes).sum();
	}

	/**
	 * A stretch of time that counts or is skipped.
	 *
	 * @param minutes its whole minutes
	 * @param kind work, makeUpDay, lunch, night, weekend or holiday
	 * @param reason the same in the reader's language, with the name of the holiday
	 */
	@Schema(name = "Span")
	record Stretch(OffsetDateTime from, OffsetDateTime to, boolean counted, long minutes, String kind, String reason) {

		static Stretch of(Span span, WorkingCalendar calendar, Words words) {
			String kind = span.kind().key();
			return new Stretch(calendar.local(span.from()), calendar.local(span.to()), span.counted(),
					span.length().toMinutes(), kind, words.say("calendar.kind." + kind, span.name()));
		}

	}

}
