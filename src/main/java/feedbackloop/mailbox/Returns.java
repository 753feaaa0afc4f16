package feedbackloop.mailbox;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Mail to a customer that came back: nothing more is sent to that address until the
 * customer writes from it. Who owns the case is told, because another way is needed now.
 */
@Component
class Returns {

	private static final String EVENT = "mailReturned";

	private final Cases cases;

	private final StaffNotices notices;

	private final Timeline timeline;

	private final Clock clock;

	Returns(Cases cases, StaffNotices notices, Timeline timeline, Clock clock) {
		this.cases = cases;
		this.notices = notices;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * @param mail the mail that says so; it tells only once
	 */
	void returned(Bounce bounce, long mail) {
		Feedback feedback = this.cases.get(bounce.number());
		feedback.contact().mailReturned(this.clock.instant());
		this.timeline.note(feedback.number(), Timeline.SYSTEM, EVENT, Map.of());
		String occasion = "mail:" + mail;
		if (feedback.caseOwner() != null) {
			this.notices.tellUser(feedback.number(), EVENT, occasion, feedback.caseOwner(), Map.of());
		}
		else {
			String team = Optional.ofNullable(feedback.grading().team()).orElse(StaffGroup.SUPPORT.id());
			this.notices.tellGroup(feedback.number(), EVENT, occasion, team, Map.of());
		}
	}

	/**
	 * The customer wrote from the address.
	 */
	void reachedAgain(String number) {
		this.cases.get(number).contact().mailReturned(null);
	}

}
