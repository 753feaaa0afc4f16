package feedbackloop.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.deadlines.Cycles;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts periodic reviews: when a cycle of the calendar is over, or when a manager wants
 * one. There is one at a time.
 */
@Service
class Reviews {

	private final ReviewStore store;

	private final ProcessDriver driver;

	private final Cycles cycles;

	private final HouseTime time;

	Reviews(ReviewStore store, ProcessDriver driver, Cycles cycles, HouseTime time) {
		this.store = store;
		this.driver = driver;
		this.cycles = cycles;
		this.time = time;
	}

	/**
	 * Starts one if it is time: a cycle after the last, or before there was any, after
	 * the oldest case came to the backlog.
	 * @return its number
	 */
	@Transactional
	public Optional<String> startIfDue() {
		this.store.lock();
		List<Review> before = withoutAbandoned();
		boolean isOpen = before.stream().anyMatch((one) -> !one.isDecided());
		Optional<OffsetDateTime> begun = before.isEmpty() ? this.store.oldestInBacklog()
				: Optional.of(before.get(0).until());
		boolean isDue = !isOpen && isOver(begun) && this.driver.canReview();
		return isDue ? Optional.of(begin(before, Timeline.SYSTEM)) : Optional.empty();
	}

	private boolean isOver(Optional<OffsetDateTime> begun) {
		Instant now = this.time.instant();
		return begun.filter((at) -> !this.cycles.end(at.toInstant()).isAfter(now)).isPresent();
	}

	/**
	 * Starts one now.
	 * @return its number
	 * @throws Refusal if one is under way, or no process of reviews is live
	 */
	@Transactional
	public String start(String userId) {
		this.store.lock();
		List<Review> before = withoutAbandoned();
		before.stream().filter((one) -> !one.isDecided()).findFirst().ifPresent((open) -> {
			throw Refusal.tooLate("reviewOpen", open.number());
		});
		if (!this.driver.canReview()) {
			throw Refusal.tooLate("noReviewProcess");
		}
		return begin(before, userId);
	}

	/**
	 * Whether one is not decided whose process runs.
	 */
	boolean isOneOpen() {
		return this.store.all().stream().anyMatch((one) -> !one.isDecided() && this.driver.runs(one.number()));
	}

	/**
	 * All of them, after those were closed whose process somebody ended: nobody could
	 * decide them, and no other could start.
	 */
	private List<Review> withoutAbandoned() {
		this.store.all()
			.stream()
			.filter((one) -> !one.isDecided() && !this.driver.runs(one.number()))
			.forEach((one) -> this.store.abandon(one.number(), Timeline.SYSTEM));
		return this.store.all();
	}

	private String begin(List<Review> before, String userId) {
		OffsetDateTime now = this.time.now();
		List<String> taken = before.stream().map(Review::number).toList();
		String number = Stream.iterate(1, (next) -> next + 1)
			.map((next) -> BusinessKey.ofReview(now.toLocalDate(), next))
			.filter((free) -> !taken.contains(free))
			.findFirst()
			.orElseThrow();
		// What an abandoned one looked at, the next looks at.
		OffsetDateTime since = before.stream()
			.filter((one) -> !one.abandoned())
			.findFirst()
			.map(Review::until)
			.orElseGet(() -> this.time.at(this.cycles.before(now.toInstant())));
		this.store.begin(new Review(number, since, now, userId, null, null, null, false));
		this.driver.reviewDue(number);
		return number;
	}

}
