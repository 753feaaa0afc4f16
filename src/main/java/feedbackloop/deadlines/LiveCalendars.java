package feedbackloop.deadlines;

import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.process.LiveCatalogue;
import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * The calendars that are live: a new text counts from the next question on.
 */
@Component
class LiveCalendars implements WorkingCalendars {

	private final Supplier<WorkingCalendars> live;

	LiveCalendars(ModelFiles files, LiveCatalogue catalogue) {
		this.live = files.kept(() -> CalendarFile.read(files.read(CalendarFile.NAME)).with(catalogue.get()));
	}

	@Override
	public WorkingCalendar of(String team) {
		return this.live.get().of(team);
	}

	@Override
	public WorkingCalendar general() {
		return this.live.get().general();
	}

	@Override
	public Map<Integer, String> announcements() {
		return this.live.get().announcements();
	}

}
