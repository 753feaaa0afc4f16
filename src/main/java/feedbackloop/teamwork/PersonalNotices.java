package feedbackloop.teamwork;

import java.util.Map;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Concerned;
import feedbackloop.process.StaffEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says that something concerns a colleague or a team. Whether and how they hear of it
 * says the table {@code staffNotices}; nobody hears of what they did themselves.
 */
@Component
class PersonalNotices {

	private final ApplicationEventPublisher events;

	private final AsSystem asSystem;

	PersonalNotices(ApplicationEventPublisher events, AsSystem asSystem) {
		this.events = events;
		this.asSystem = asSystem;
	}

	/**
	 * Publishes it in the caller's transaction; the rest as in {@link StaffEvent}.
	 */
	void tell(String userId, String number, String event, String occasion, Map<String, ?> facts) {
		tell(StaffEvent.of(event, number, occasion, Concerned.assignee(userId)).with(facts));
	}

	/**
	 * The same about a team.
	 */
	void tellTeam(String team, String number, String event, String occasion, Map<String, ?> facts) {
		tell(StaffEvent.of(event, number, occasion, Concerned.team(team)).with(facts));
	}

	private void tell(StaffEvent event) {
		this.events.publishEvent(event.except(this.asSystem.currentUser()));
	}

}
