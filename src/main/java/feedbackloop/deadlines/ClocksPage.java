package feedbackloop.deadlines;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import feedbackloop.deadlines.ExplainedClock.Event;
import feedbackloop.deadlines.Trial.Stretch;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.process.AccountNames;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;

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

	private final AccountNames names;

	private final Words words;

	ClocksPage(ClocksPart clocks, ClockStates states, Limits limits, FeedbackRepository repository,
			WorkingCalendars calendars, AccountNames names, Words words) {
		this.clocks = clocks;
		this.states = states;
		this.limits = limits;
		this.repository = repository;
		this.calendars = calendars;
		this.names = names;
		this.words = words;
	}

	@GetMapping("/cases/{number}/clocks")
	String show(@PathVariable String number, Model model, HttpServletResponse response) throws IOException {
		Optional<Feedback> feedback = this.repository.findByNumber(number);
		if (feedback.isEmpty()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return null;
		}
		model.addAttribute("number", number);
		List<ExplainedClock> explained = this.clocks.clocks(feedback.get().numbers())
			.stream()
			.map(this::explain)
			.toList();
		model.addAttribute("clocks", explained);
		model.addAttribute("names",
				this.names.of(explained.stream()
					.flatMap((clock) -> clock.events().stream())
					.map(Event::actor)
					.collect(Collectors.toSet())));
		return "clocks";
	}

	private ExplainedClock explain(CaseClock clock) {
		Countdown countdown = clock.countdown(this.calendars);
		return new ExplainedClock(clock.businessKey(), clock.ofCase(), this.states.of(clock),
				allowance(clock, countdown),
				countdown.spans().stream().map((span) -> Stretch.of(span, countdown.calendar(), this.words)).toList(),
				events(clock, countdown.calendar()));
	}

	private String allowance(CaseClock clock, Countdown countdown) {
		String allowance = allowance(clock.last().allowance());
		return this.limits.around(clock)
			.filter((outer) -> countdown.endsWithOuter())
			.map((outer) -> this.words.say("clocks.within", allowance, this.words.of("stage", outer)))
			.orElse(allowance);
	}

	private String allowance(Allowance allowance) {
		if (allowance.planned() != null) {
			return this.words.say("clocks.planned", allowance.planned().toString());
		}
		String unit = this.words.say("clocks.unit." + allowance.unit() + (allowance.natural() ? ".natural" : ".work"),
				allowance.amount());
		return allowance.capped() ? this.words.say("clocks.capped", unit) : unit;
	}

	static List<Event> events(CaseClock clock, WorkingCalendar calendar) {
		List<Event> events = new ArrayList<>();
		Instant due = null;
		for (ClockEntry entry : clock.entries()) {
			Instant next = entry.change().due();
			boolean moved = next != null && !next.equals(due);
			due = (next != null) ? next : due;
			events.add(new Event(calendar.local(entry.at()), entry.what().key(), entry.actor(),
					entry.change().givenLevel(), moved ? calendar.local(due) : null));
		}
		return events;
	}

}
