package feedbackloop.consolidation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.deadlines.WorkingDays;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Component;

/**
 * The span of a day, and those that say what is usual. Days begin at midnight in the zone
 * of the house, as in the list of cases.
 */
@Component
class DaySpans {

	/** What is usual is the median of so many working days. */
	static final int USUAL_DAYS = 20;

	private final WorkingDays days;

	private final HouseTime time;

	DaySpans(WorkingDays days, HouseTime time) {
		this.days = days;
		this.time = time;
	}

	/**
	 * The span of the day first, up to now if it is today. Behind it those of the working
	 * days before, each up to the same hour; none on a day off, when nothing is usual.
	 */
	List<DaySpan> of(LocalDate day) {
		List<LocalDate> before = this.days.before(day, USUAL_DAYS + 1);
		List<DaySpan> spans = new ArrayList<>();
		spans.add(span(before.get(0), day, day));
		if (this.days.isWorkingDay(day)) {
			for (int i = 0; i < USUAL_DAYS; i++) {
				spans.add(span(before.get(i + 1), before.get(i), day));
			}
		}
		return spans;
	}

	private DaySpan span(LocalDate since, LocalDate day, LocalDate shown) {
		OffsetDateTime now = this.time.now();
		OffsetDateTime until = shown.equals(now.toLocalDate()) ? this.time.at(day.atTime(now.toLocalTime()))
				: this.time.start(day.plusDays(1));
		return new DaySpan(this.time.start(since), this.time.start(day), until);
	}

}
