package feedbackloop.deadlines;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How a clock stands. Times carry the offset of its calendar.
 *
 * @param clock a stage of the table {@code timeLimits}
 * @param level the grade or mark that decides how long it may take
 * @param ungraded whether that level only counts until somebody graded the case
 * @param due when it is due; while it is paused, if the pause takes its longest
 * @param state running, paused, met, missed or stopped
 * @param remainingMinutes whole minutes of counted time that are left; 0 when it is due
 * or over
 * @param natural whether all time counts, and not working time only
 * @param closedAt when it ended; null while it is open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Clock")
public record ClockState(String clock, String level, boolean ungraded, OffsetDateTime due, String state,
		long remainingMinutes, boolean natural, OffsetDateTime closedAt) {

	/**
	 * Whether it should have been done by now and is not.
	 */
	public boolean late() {
		return this.closedAt == null && this.remainingMinutes == 0 && !this.state.equals(CaseClock.PAUSED);
	}

	/**
	 * Whether it runs or waits.
	 */
	public boolean open() {
		return this.closedAt == null;
	}

}
