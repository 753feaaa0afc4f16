package feedbackloop.deadlines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

import feedbackloop.deadlines.Trial.Stretch;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says of a span in the reader's language whether it counts, and why.
 */
@Component
class SpanWords {

	private final MessageSource words;

	SpanWords(MessageSource words) {
		this.words = words;
	}

	/**
	 * The span in words, with times of the calendar's zone.
	 */
	Stretch of(Span span, WorkingCalendar calendar, Locale locale) {
		String kind = span.kind().key();
		String reason = this.words.getMessage("calendar.kind." + kind, new Object[] { span.name() }, locale);
		return new Stretch(local(span.from(), calendar), local(span.to(), calendar), span.counted(),
				span.length().toMinutes(), kind, reason);
	}

	private static OffsetDateTime local(Instant time, WorkingCalendar calendar) {
		return time.atZone(calendar.zone()).toOffsetDateTime();
	}

}
