package feedbackloop.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.deadlines.CustomerPromise;
import feedbackloop.deadlines.CustomerPromise.Move;
import feedbackloop.deadlines.Promises;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.intake.FollowedCase.Promise;
import feedbackloop.intake.FollowedCase.PromiseMove;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says to customers what they were promised, and when it moved, why.
 */
@Component
class PromiseWords {

	private static final String FIRST_RESPONSE = "firstResponse";

	private static final long HOUR = 3600;

	private static final long DAY_SECONDS = 24 * HOUR;

	private final Promises promises;

	private final HouseTime time;

	PromiseWords(Promises promises, HouseTime time) {
		this.promises = promises;
		this.time = time;
	}

	/**
	 * What the customer was promised.
	 * @param asked whether the first response was a question
	 */
	List<Promise> of(Feedback feedback, boolean asked, Words in) {
		String firstResponse = asked ? ".asked" : ".done";
		String resolution = (feedback.status() == Status.DISPUTED) ? ".disputed" : ".done";
		return this.promises.of(feedback)
			.stream()
			.map((promise) -> promise(promise, FIRST_RESPONSE.equals(promise.what()) ? firstResponse : resolution, in))
			.toList();
	}

	private Promise promise(CustomerPromise promise, String done, Words in) {
		String state = (promise.doneAt() != null) ? done : promise.waiting() ? ".waiting" : "";
		OffsetDateTime by = this.time.at(promise.by());
		OffsetDateTime doneAt = this.time.at(promise.doneAt());
		String time = (doneAt != null) ? HouseTime.minute(doneAt)
				: promise.stated() ? HouseTime.day(by) : HouseTime.minute(by);
		return new Promise(promise.what(), by, in.say("promise." + promise.what() + state, time), doneAt,
				promise.moves().stream().map((move) -> move(move, in)).toList());
	}

	private PromiseMove move(Move move, Words in) {
		String why = move.reasons()
			.stream()
			.map((reason) -> reason.equals("waiting") ? waiting(move.waitedSeconds(), in)
					: in.say("promise.why." + reason))
			.collect(Collectors.joining(in.say("promise.and")));
		String direction = move.to().isAfter(move.from()) ? "later" : "earlier";
		OffsetDateTime from = this.time.at(move.from());
		OffsetDateTime to = this.time.at(move.to());
		return new PromiseMove(this.time.at(move.at()), from, to,
				in.say("promise." + direction, HouseTime.minute(from), HouseTime.minute(to), why));
	}

	private static String waiting(long seconds, Words in) {
		if (seconds >= DAY_SECONDS) {
			return in.say("promise.why.waiting.days", Math.round((double) seconds / DAY_SECONDS));
		}
		return (seconds >= HOUR) ? in.say("promise.why.waiting.hours", Math.round((double) seconds / HOUR))
				: in.say("promise.why.waiting.minutes", Math.max(1, seconds / 60));
	}

}
