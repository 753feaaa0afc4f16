package feedbackloop.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import feedbackloop.audit.CaseTrail.Decided;
import feedbackloop.audit.CaseTrail.Grade;
import feedbackloop.audit.CaseTrail.InTime;
import feedbackloop.deadlines.ClockView;
import feedbackloop.insights.CaseFile;
import feedbackloop.insights.EntryWords;
import feedbackloop.insights.ToldCase;
import feedbackloop.process.Bilingual;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;

/**
 * Answers from a case's story what auditors ask first: why this grade, was it in time,
 * who decided.
 */
final class TrailAnswers {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'xxx");

	private TrailAnswers() {
	}

	/** Null while there is no grade. */
	static Grade grade(ToldCase told, List<DecidedByRule> decided, TrailWords in, Clock clock) {
		CaseFile file = told.file();
		if (file.graded().grade() == null) {
			return null;
		}
		Optional<DecidedByRule> last = decided.stream()
			.filter((rule) -> rule.key().equals(Decisions.GRADE) && rule.businessKey().equals(file.number()))
			.reduce((earlier, later) -> later);
		String by = told.trail()
			.entries()
			.stream()
			.filter((entry) -> entry.task().equals(Tasks.TRIAGE) && entry.of().equals(file.number()))
			.reduce((earlier, later) -> later)
			.map((entry) -> entry.user())
			.orElse(null);
		return new Grade(in.word("grade", file.graded().grade()), file.graded().priorityScore(),
				Bilingual.in(in.locale(), file.graded().gradeReason()), last.map((rule) -> rule(rule, in)).orElse(null),
				by, last.map((rule) -> rule.at().atZone(clock.getZone()).toOffsetDateTime()).orElse(null));
	}

	static List<InTime> inTime(List<ClockView> clocks, TrailWords in) {
		return clocks.stream()
			.filter(ClockView::ofCase)
			.map((clock) -> new InTime(in.word("stage", clock.state().clock()), clock.state().due(),
					clock.state().closedAt(), clock.lateMinutes(), standing(clock, in)))
			.toList();
	}

	static List<Decided> decided(ToldCase told) {
		return told.forms().stream().map(TrailAnswers::decided).toList();
	}

	/** The table, its version and the rule that matched, in words. */
	static String rule(DecidedByRule rule, TrailWords in) {
		String table = (rule.name() != null) ? Bilingual.label(in.locale(), rule.name()) : rule.key();
		return (rule.rule() > 0) ? in.say("trail.rule", table, rule.version(), rule.rule())
				: in.say("trail.noRule", table, rule.version());
	}

	static String time(OffsetDateTime time) {
		return TIME.format(time);
	}

	private static String standing(ClockView clock, TrailWords in) {
		String state = in.word("clocks.state", clock.state().state());
		if (clock.lateMinutes() > 0) {
			return in.say("trail.standing.late", state, in.span(clock.lateMinutes()));
		}
		return switch (clock.state().state()) {
			case "met" -> in.say("trail.standing.inTime");
			case "running" -> in.say("trail.standing.left", in.span(clock.state().remainingMinutes()));
			default -> state;
		};
	}

	private static Decided decided(EntryWords.Form form) {
		return new Decided(form.at(), form.of(), form.task(), form.user(), form.overrideReason());
	}

}
