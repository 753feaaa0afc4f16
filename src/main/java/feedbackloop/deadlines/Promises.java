package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.CustomerPromise.Move;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.process.Keys.Tasks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What customers were promised: by when they hear from us, and from the first grade on by
 * when they get the solution. The clocks of the case as a whole say so, until a person
 * states a day for the solution; then that day counts, whatever the clocks do.
 */
@Component
public class Promises {

	private static final String EXPECTED_BY = "expectedBy";

	private final Ledger ledger;

	private final FormEntryRepository forms;

	private final WorkingCalendars calendars;

	private final JdbcClient database;

	Promises(Ledger ledger, FormEntryRepository forms, WorkingCalendars calendars, JdbcClient database) {
		this.ledger = ledger;
		this.forms = forms;
		this.calendars = calendars;
		this.database = database;
	}

	/**
	 * What the customer of the case was promised and how that moved. What was stopped is
	 * left out: nobody waits for it any more.
	 */
	public List<CustomerPromise> of(Feedback feedback) {
		List<FormEntry> stated = stated(feedback.number());
		List<CustomerPromise> promises = new ArrayList<>();
		for (CaseClock clock : this.ledger.all(List.of(feedback.number()))) {
			if (clock.ofCase() && !clock.state().equals("stopped")) {
				List<FormEntry> then = stated.stream().filter((form) -> isWhile(clock, form.at())).toList();
				boolean byPerson = !then.isEmpty() && isResolution(clock);
				if (byPerson || isGiven(clock)) {
					promises.add(byPerson ? stated(clock, then) : byClock(clock));
				}
			}
		}
		return promises;
	}

	/**
	 * The last day that a person stated for the solution since the customer last came
	 * back, ISO; null if nobody did.
	 */
	public String expectedBy(Feedback feedback) {
		Instant since = feedback.reopenedAt();
		List<FormEntry> stated = stated(feedback.number()).stream()
			.filter((form) -> since == null || !form.at().isBefore(since))
			.toList();
		return stated.isEmpty() ? null : day(stated.get(stated.size() - 1)).toString();
	}

	/**
	 * Whether its customer was told that deadline. The deadline of the first answer is
	 * told, and a task shares it. That of the solution is told once there is a grade,
	 * unless somebody stated another day.
	 * @param stated the cases for which a person stated a day
	 */
	static boolean isPromised(CaseClock clock, Set<String> stated) {
		return clock.businessKey().equals(clock.number()) && CaseClocks.STAGES.contains(clock.stage()) && isGiven(clock)
				&& !(isResolution(clock) && stated.contains(clock.number()));
	}

	/**
	 * Those of the cases for which a person stated a day.
	 */
	Set<String> stated(Collection<String> numbers) {
		return new HashSet<>(this.database.sql("""
				select distinct e.feedback_number from form_entry e join feedback f on f.number = e.feedback_number
				where e.feedback_number in (:numbers) and e.task_key = :task and e.entries ->> :name is not null
				and (f.reopened_at is null or e.at >= f.reopened_at)
				""")
			.param("numbers", numbers)
			.param("task", Tasks.FIRST_RESPONSE)
			.param("name", EXPECTED_BY)
			.query(String.class)
			.list());
	}

	private List<FormEntry> stated(String number) {
		return this.forms.findByFeedbackNumberAndTaskKeyIn(number, List.of(Tasks.FIRST_RESPONSE))
			.stream()
			.filter((form) -> Objects.nonNull(form.entries().get(EXPECTED_BY)))
			.sorted(Comparator.comparing(FormEntry::at))
			.toList();
	}

	/** A case that was reopened has a clock for each round. */
	private static boolean isWhile(CaseClock clock, Instant at) {
		return !at.isBefore(clock.start()) && (clock.isOpen() || !at.isAfter(clock.closedAt()));
	}

	private static CustomerPromise byClock(CaseClock clock) {
		return new CustomerPromise(clock.stage(), clock.due(), false, clock.isPaused(), clock.closedAt(), moves(clock));
	}

	private CustomerPromise stated(CaseClock clock, List<FormEntry> stated) {
		Instant first = stated.get(0).at();
		List<Move> moves = new ArrayList<>(moves(clock).stream().filter((move) -> move.at().isBefore(first)).toList());
		Optional<Instant> before = before(clock, first);
		for (FormEntry form : stated) {
			Instant by = this.calendars.general().endOf(day(form));
			before.filter((promised) -> !promised.equals(by))
				.ifPresent((promised) -> moves.add(new Move(form.at(), promised, by, List.of("stated"), 0)));
			before = Optional.of(by);
		}
		return new CustomerPromise(clock.stage(), before.orElseThrow(), true, false, clock.closedAt(), moves);
	}

	/** What the clock had promised until a person stated a day. */
	private static Optional<Instant> before(CaseClock clock, Instant stated) {
		return graded(clock).filter(stated::isAfter)
			.flatMap((graded) -> clock.entries()
				.stream()
				.filter((entry) -> entry.at().isBefore(stated))
				.map((entry) -> entry.change().due())
				.filter(Objects::nonNull)
				.reduce((earlier, later) -> later));
	}

	private static List<Move> moves(CaseClock clock) {
		return PromiseHistory.of(clock.entries(), isResolution(clock));
	}

	private static boolean isGiven(CaseClock clock) {
		return !isResolution(clock) || graded(clock).isPresent();
	}

	private static Optional<Instant> graded(CaseClock clock) {
		return clock.entries()
			.stream()
			.filter((entry) -> entry.what() == What.REGRADED)
			.map(ClockEntry::at)
			.findFirst();
	}

	private static boolean isResolution(CaseClock clock) {
		return clock.stage().equals(CaseClocks.RESOLUTION);
	}

	private static LocalDate day(FormEntry form) {
		return LocalDate.parse(form.entries().get(EXPECTED_BY).toString());
	}

}
