package feedbackloop.deadlines;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import feedbackloop.deadlines.ExplainedClock.Event;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /cases/{number}/clocks}: explains each deadline of a case, its improvement and
 * its measures, every counted and every skipped minute of it.
 */
@Controller
class ClocksPage {

	private final ClocksPart clocks;

	private final ClockStates states;

	private final Limits limits;

	private final FeedbackRepository repository;

	private final WorkingCalendars calendars;

	private final SpanWords spans;

	private final MessageSource words;

	ClocksPage(ClocksPart clocks, ClockStates states, Limits limits, FeedbackRepository repository,
			WorkingCalendars calendars, SpanWords spans, MessageSource words) {
		this.clocks = clocks;
		this.states = states;
		this.limits = limits;
		this.repository = repository;
		this.calendars = calendars;
		this.spans = spans;
		this.words = words;
	}

	@GetMapping("/cases/{number}/clocks")
	String show(@PathVariable String number, Model model, Locale locale, HttpServletResponse response)
			throws IOException {
		Optional<Feedback> feedback = this.repository.findByNumber(number);
		if (feedback.isEmpty()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return null;
		}
		model.addAttribute("number", number);
		model.addAttribute("clocks",
				this.clocks.clocks(feedback.get().numbers()).stream().map((clock) -> explain(clock, locale)).toList());
		return "clocks";
	}

	private ExplainedClock explain(CaseClock clock, Locale locale) {
		Countdown countdown = clock.countdown(this.calendars);
		return new ExplainedClock(clock.businessKey(), clock.ofCase(), this.states.of(clock),
				allowance(clock, countdown, locale),
				countdown.spans().stream().map((span) -> this.spans.of(span, countdown.calendar(), locale)).toList(),
				events(clock, countdown.calendar()));
	}

	private String allowance(CaseClock clock, Countdown countdown, Locale locale) {
		String allowance = allowance(clock.last().allowance(), locale);
		return this.limits.around(clock)
			.filter((outer) -> countdown.endsWithOuter())
			.map((outer) -> this.words.getMessage("clocks.within",
					new Object[] { allowance, this.words.getMessage("stage." + outer, null, outer, locale) }, locale))
			.orElse(allowance);
	}

	private String allowance(Allowance allowance, Locale locale) {
		if (allowance.planned() != null) {
			return this.words.getMessage("clocks.planned", new Object[] { allowance.planned().toString() }, locale);
		}
		String unit = this.words.getMessage(
				"clocks.unit." + allowance.unit() + (allowance.natural() ? ".natural" : ".work"),
				new Object[] { allowance.amount() }, locale);
		return allowance.capped() ? this.words.getMessage("clocks.capped", new Object[] { unit }, locale) : unit;
	}

	static List<Event> events(CaseClock clock, WorkingCalendar calendar) {
		List<Event> events = new ArrayList<>();
		Instant due = null;
		for (ClockEntry entry : clock.entries()) {
			Instant next = entry.change().due();
			boolean moved = next != null && !next.equals(due);
			due = (next != null) ? next : due;
			events.add(new Event(local(entry.at(), calendar), entry.what().key(), entry.actor(),
					entry.change().givenLevel(), moved ? local(due, calendar) : null));
		}
		return events;
	}

	private static OffsetDateTime local(Instant time, WorkingCalendar calendar) {
		return time.atZone(calendar.zone()).toOffsetDateTime();
	}

}
