package feedbackloop.consolidation;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.WorkingDays;
import feedbackloop.process.AccountNames;
import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /intake/day}: what all channels brought, what waits, and who has gathered it.
 * Without a day it is today's.
 */
@Controller
@RequestMapping("/intake/day")
class DayPage {

	private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

	/** Of so many working days before the page says who ticked them off. */
	private static final int DAYS_BEFORE = 5;

	private final DaySpans spans;

	private final DayFigures figures;

	private final Ticks ticks;

	private final WorkingDays days;

	private final AccountNames names;

	private final RefusalWords refusals;

	private final HouseTime time;

	DayPage(DaySpans spans, DayFigures figures, Ticks ticks, WorkingDays days, AccountNames names,
			RefusalWords refusals, HouseTime time) {
		this.spans = spans;
		this.figures = figures;
		this.ticks = ticks;
		this.days = days;
		this.names = names;
		this.refusals = refusals;
		this.time = time;
	}

	@GetMapping
	String show(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletResponse response) {
		LocalDate day = this.time.today();
		try {
			day = day(new QueryReader(given));
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			model.addAttribute("refused", this.refusals.byField(refusal).values());
		}
		List<DaySpan> found = this.spans.of(day);
		List<ChannelRow> channels = this.figures.channels(found, reader.getName());
		model.addAttribute("day", day);
		model.addAttribute("today", this.time.today());
		model.addAttribute("workingDay", this.days.isWorkingDay(day));
		model.addAttribute("span", found.get(0));
		model.addAttribute("usualDays", DaySpans.USUAL_DAYS);
		model.addAttribute("channels", channels);
		model.addAttribute("silent", channels.stream().filter(ChannelRow::isSilent).map(ChannelRow::channel).toList());
		model.addAttribute("waiting",
				day.equals(this.time.today()) ? this.figures.waiting(found.get(0), reader.getName()) : null);
		addTicks(day, reader.getName(), model);
		return "day";
	}

	private void addTicks(LocalDate day, String reader, Model model) {
		List<LocalDate> before = this.days.before(day, DAYS_BEFORE);
		List<LocalDate> all = new ArrayList<>(before);
		all.add(day);
		List<Tick> found = this.ticks.of(all);
		List<Tick> ofDay = found.stream().filter((tick) -> tick.day().equals(day)).toList();
		model.addAttribute("before", before.stream().map((date) -> new EarlierDay(date, by(date, found))).toList());
		model.addAttribute("ticksOfDay", ofDay);
		model.addAttribute("own",
				ofDay.stream().filter((tick) -> tick.userId().equals(reader)).findFirst().orElse(null));
		model.addAttribute("longest", Ticks.LONGEST_NOTE);
		model.addAttribute("names", this.names.of(found.stream().map(Tick::userId).distinct().toList()));
	}

	private static List<String> by(LocalDate day, List<Tick> ticks) {
		return ticks.stream().filter((tick) -> tick.day().equals(day)).map(Tick::userId).toList();
	}

	@PostMapping
	String tick(@RequestParam Map<String, String> given, Principal user, RedirectAttributes answer) {
		QueryReader reader = new QueryReader(given);
		try {
			String note = reader.text("note", Ticks.LONGEST_NOTE);
			LocalDate day = day(reader);
			this.ticks.tick(day, user.getName(), note);
			answer.addFlashAttribute("done", true);
			answer.addAttribute("day", day);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.byField(refusal).values());
			answer.addFlashAttribute("typed", reader.text("note"));
			answer.addAttribute("day", given.getOrDefault("day", ""));
		}
		return "redirect:/intake/day";
	}

	/** The day that is asked for, today's if none is. */
	private LocalDate day(QueryReader reader) {
		LocalDate day = reader.date("day");
		reader.refuseProblems();
		if (day == null) {
			return this.time.today();
		}
		if (day.isAfter(this.time.today()) || day.isBefore(EARLIEST)) {
			throw Refusal.invalid("day", "day.range", EARLIEST, this.time.today());
		}
		return day;
	}

	/**
	 * A working day before.
	 *
	 * @param by who ticked it off, or nobody
	 */
	record EarlierDay(LocalDate day, List<String> by) {

	}

}
