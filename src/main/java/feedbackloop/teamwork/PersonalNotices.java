package feedbackloop.teamwork;

import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.notification.StaffNotices;

import org.springframework.stereotype.Component;

/**
 * Tells a colleague something about a case by mail; while the colleague is absent, the
 * substitute, too. Nobody hears of a complaint about themselves.
 */
@Component
class PersonalNotices {

	private final StaffNotices notices;

	private final Absences absences;

	private final Cases cases;

	PersonalNotices(StaffNotices notices, Absences absences, Cases cases) {
		this.notices = notices;
		this.absences = absences;
		this.cases = cases;
	}

	/**
	 * Writes the notice in the caller's transaction; the rest as in {@link StaffNotices}.
	 */
	void tell(String userId, String number, String event, String occasion, Map<String, ?> facts) {
		Stream.concat(Stream.of(userId), this.absences.substituteOf(userId).stream())
			.filter((person) -> !this.cases.isHiddenFrom(person, number))
			.forEach((person) -> this.notices.tellUser(number, event, occasion, person, facts));
	}

}
