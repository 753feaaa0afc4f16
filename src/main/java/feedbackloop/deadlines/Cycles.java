package feedbackloop.deadlines;

import java.time.Instant;

import org.springframework.stereotype.Component;

/**
 * The cycles in which the house looks at its backlog, as long as the calendar of process
 * owners says.
 */
@Component
public class Cycles {

	private final WorkingCalendars calendars;

	Cycles(WorkingCalendars calendars) {
		this.calendars = calendars;
	}

	/**
	 * How many whole cycles lie between the two.
	 */
	public int between(Instant from, Instant to) {
		return this.calendars.general().cycles(from, to);
	}

}
