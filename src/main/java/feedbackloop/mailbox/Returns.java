package feedbackloop.mailbox;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.StaffEvent;
import feedbackloop.process.StaffGroup;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Mail to a customer that came back: nothing more is sent to that address until the
 * customer writes from it. Staff are told, because another way is needed now.
 */
@Component
class Returns {

	private final Cases cases;

	private final ApplicationEventPublisher events;

	private final Timeline timeline;

	private final Clock clock;

	Returns(Cases cases, ApplicationEventPublisher events, Timeline timeline, Clock clock) {
		this.cases = cases;
		this.events = events;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * @param mail the mail that says so; it tells only once
	 */
	void returned(Bounce bounce, long mail) {
		Feedback feedback = this.cases.get(bounce.number());
		feedback.contact().mailReturned(this.clock.instant());
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "mailReturned", Map.of());
		String team = Optional.ofNullable(feedback.grading().team()).orElse(StaffGroup.SUPPORT.id());
		this.events.publishEvent(StaffEvent.of(Notices.BOUNCED, feedback.number(), "mail:" + mail,
				new Concerned(null, team, feedback.caseOwner(), null)));
	}

	/**
	 * The customer wrote from the address.
	 */
	void reachedAgain(String number) {
		this.cases.get(number).contact().mailReturned(null);
	}

}
