package feedbackloop.security;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What a filter may ask about the day, in the engine's zone: a function, so that no
 * expression of a filter has to reach the methods of a date.
 */
public final class EndOfToday {

	static final String FUNCTION = "endOfToday";

	private EndOfToday() {
	}

	/**
	 * The midnight at which this day ends.
	 */
	public static Date time() {
		ZoneId zone = ZoneId.systemDefault();
		LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), zone);
		return Date.from(today.plusDays(1).atStartOfDay(zone).toInstant());
	}

	static Method function() {
		try {
			return EndOfToday.class.getMethod("time");
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
