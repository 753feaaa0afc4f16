package feedbackloop.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The time of day in which somebody is told nothing that can wait. It may go over
 * midnight; its end is not part of it.
 */
record QuietHours(LocalTime from, LocalTime until) {

	/**
	 * When it may be told: now, or when the quiet hours are over.
	 */
	Instant notBefore(Instant now, ZoneId zone) {
		ZonedDateTime local = now.atZone(zone);
		LocalTime time = local.toLocalTime();
		boolean overMidnight = this.until.isBefore(this.from);
		boolean afterFrom = !time.isBefore(this.from);
		boolean beforeUntil = time.isBefore(this.until);
		boolean isQuiet = overMidnight ? afterFrom || beforeUntil : afterFrom && beforeUntil;
		if (!isQuiet) {
			return now;
		}
		int days = (overMidnight && afterFrom) ? 1 : 0;
		return local.toLocalDate().plusDays(days).atTime(this.until).atZone(zone).toInstant();
	}

}
