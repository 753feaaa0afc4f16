package feedbackloop.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Warns while the holidays of a year that deadlines already reach into are not in the
 * calendar: in the log at the start and each morning, as a metric, and on the calendar's
 * page.
 */
@Component
class CalendarWatch implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(CalendarWatch.class);

	private final WorkingCalendars calendars;

	private final Clock clock;

	CalendarWatch(WorkingCalendars calendars, Clock clock) {
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * The year whose holidays should be there by now and are not.
	 */
	Optional<Integer> missingYear() {
		return this.calendars.missingYear(LocalDate.ofInstant(this.clock.instant(), this.calendars.general().zone()));
	}

	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 0 9 * * *")
	void warn() {
		missingYear().ifPresent((year) -> log.warn(
				"The holidays of {} are not in {}: until they are, only the days off by law and weekends of that year "
						+ "are off. Add them as soon as they are announced.",
				year, CalendarFile.NAME));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("feedback.loop.calendar.missing", this, (watch) -> watch.missingYear().isPresent() ? 1 : 0)
			.description("1 while the holidays of this year, or from December of the next, are not in the calendar")
			.register(registry);
	}

}
