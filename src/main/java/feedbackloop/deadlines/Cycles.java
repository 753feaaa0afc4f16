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
	 * When the cycle that begins then is over: at an opening.
	 */
	public Instant end(Instant from) {
		return this.calendars.general().add(from, 1, WorkingCalendar.CYCLE);
	}

	/**
	 * A cycle before that time.
	 */
	public Instant before(Instant time) {
		return this.calendars.general().addNatural(time, -1, WorkingCalendar.CYCLE);
	}

	/**
	 * How many whole cycles lie between the two.
	 */
	public int between(Instant from, Instant to) {
		return this.calendars.general().cycles(from, to);
	}

}
