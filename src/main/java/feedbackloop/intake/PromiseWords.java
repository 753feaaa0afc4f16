package feedbackloop.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.deadlines.CustomerPromise;
import feedbackloop.deadlines.CustomerPromise.Move;
import feedbackloop.deadlines.Promises;
import feedbackloop.feedback.Feedback;
import feedbackloop.intake.FollowedCase.Promise;
import feedbackloop.intake.FollowedCase.PromiseMove;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says to customers what they were promised, and when it moved, why.
 */
@Component
class PromiseWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

	private static final long HOUR = 3600;

	private static final long DAY_SECONDS = 24 * HOUR;

	private final Promises promises;

	private final MessageSource words;

	private final Clock clock;

	PromiseWords(Promises promises, MessageSource words, Clock clock) {
		this.promises = promises;
		this.words = words;
		this.clock = clock;
	}

	List<Promise> of(Feedback feedback, Locale locale) {
		return this.promises.of(feedback).stream().map((promise) -> promise(promise, locale)).toList();
	}

	private Promise promise(CustomerPromise promise, Locale locale) {
		String state = (promise.doneAt() != null) ? ".done" : promise.waiting() ? ".waiting" : "";
		String time = (promise.doneAt() != null) ? at(promise.doneAt()).format(TIME)
				: at(promise.by()).format(promise.stated() ? DAY : TIME);
		return new Promise(promise.what(), at(promise.by()), say("promise." + promise.what() + state, locale, time),
				at(promise.doneAt()), promise.moves().stream().map((move) -> move(move, locale)).toList());
	}

	private PromiseMove move(Move move, Locale locale) {
		String why = move.reasons()
			.stream()
			.map((reason) -> reason.equals("waiting") ? waiting(move.waitedSeconds(), locale)
					: say("promise.why." + reason, locale))
			.collect(Collectors.joining(say("promise.and", locale)));
		String direction = move.to().isAfter(move.from()) ? "later" : "earlier";
		return new PromiseMove(at(move.at()), at(move.from()), at(move.to()),
				say("promise." + direction, locale, at(move.from()).format(TIME), at(move.to()).format(TIME), why));
	}

	private String waiting(long seconds, Locale locale) {
		if (seconds >= DAY_SECONDS) {
			return say("promise.why.waiting.days", locale, Math.round((double) seconds / DAY_SECONDS));
		}
		return (seconds >= HOUR) ? say("promise.why.waiting.hours", locale, Math.round((double) seconds / HOUR))
				: say("promise.why.waiting.minutes", locale, Math.max(1, seconds / 60));
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.words.getMessage(key, arguments, locale);
	}

	private OffsetDateTime at(Instant time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

}
