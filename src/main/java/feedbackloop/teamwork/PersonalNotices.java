package feedbackloop.teamwork;

import java.util.Map;

import feedbackloop.notification.StaffNotices;

import org.springframework.stereotype.Component;

/**
 * Tells a colleague something about a case by mail; while the colleague is absent, the
 * substitute, too.
 */
@Component
class PersonalNotices {

	private final StaffNotices notices;

	private final Absences absences;

	PersonalNotices(StaffNotices notices, Absences absences) {
		this.notices = notices;
		this.absences = absences;
	}

	/**
	 * Writes the notice in the caller's transaction; the rest as in {@link StaffNotices}.
	 */
	void tell(String userId, String number, String event, String occasion, Map<String, ?> facts) {
		this.notices.tellUser(number, event, occasion, userId, facts);
		this.absences.substituteOf(userId)
			.ifPresent((substitute) -> this.notices.tellUser(number, event, occasion, substitute, facts));
	}

}
