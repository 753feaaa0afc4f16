package feedbackloop.deadlines;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is on duty, and when the daily digest goes out.
 *
 * @param dutyManager user id of the manager on duty; empty: all managers
 * @param deputy user id of who stands in; empty: all managers
 * @param digestAt time of day in the zone of the recipient's calendar
 */
@ConfigurationProperties("feedback-loop.escalation")
record EscalationSettings(@DefaultValue("") String dutyManager, @DefaultValue("") String deputy,
		@DefaultValue("09:00") LocalTime digestAt) {

}
