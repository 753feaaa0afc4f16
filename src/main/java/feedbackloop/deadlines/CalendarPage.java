package feedbackloop.deadlines;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /calendar}: tries the working calendar, for process owners who edit it and for
 * staff who wonder about a deadline.
 */
@Controller
class CalendarPage {

	private static final String FROM = "from";

	private final TryIt tryIt;

	private final WorkingCalendars calendars;

	private final CalendarWatch watch;

	private final Directory directory;

	private final RefusalWords refusals;

	private final Clock clock;

	CalendarPage(TryIt tryIt, WorkingCalendars calendars, CalendarWatch watch, Directory directory,
			RefusalWords refusals, Clock clock) {
		this.tryIt = tryIt;
		this.calendars = calendars;
		this.watch = watch;
		this.directory = directory;
		this.refusals = refusals;
		this.clock = clock;
	}

	@GetMapping("/calendar")
	String show(@RequestParam Map<String, String> given, Model model, HttpServletResponse response) {
		Map<String, String> errors = Map.of();
		Map<String, String> values = given.containsKey(FROM) ? given : example();
		try {
			model.addAttribute("trial",
					this.tryIt.compute(values.get(FROM), values.get("amount"), values.get("unit"), values.get("team")));
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		model.addAttribute("units", TryIt.UNITS);
		model.addAttribute("teams", this.directory.teams());
		model.addAttribute("announcements", this.calendars.announcements());
		model.addAttribute("missingYear", this.watch.missingYear().map(String::valueOf).orElse(null));
		return "calendar";
	}

	private Map<String, String> example() {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), this.calendars.general().zone());
		return Map.of(FROM, now.truncatedTo(ChronoUnit.MINUTES).toString(), "amount", "4", "unit", "hours");
	}

}
