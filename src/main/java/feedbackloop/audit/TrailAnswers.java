package feedbackloop.audit;

import java.util.List;
import java.util.Optional;

import feedbackloop.audit.CaseTrail.Decided;
import feedbackloop.audit.CaseTrail.Grade;
import feedbackloop.audit.CaseTrail.InTime;
import feedbackloop.deadlines.ClockView;
import feedbackloop.insights.CaseFile;
import feedbackloop.insights.EntryWords;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.PastDecision;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

/**
 * Answers from a case's story what auditors ask first: why this grade, was it in time,
 * who decided.
 */
final class TrailAnswers {

	private TrailAnswers() {
	}

	/** Null while there is no grade. */
	static Grade grade(CaseRecord record, Words in, HouseTime time) {
		CaseFile file = record.story().file();
		if (file.graded().grade() == null) {
			return null;
		}
		Optional<PastDecision> last = PastDecision.last(record.decisions(), file.number(), Decisions.GRADE);
		String by = record.story()
			.trail()
			.entries()
			.stream()
			.filter((entry) -> entry.task().equals(Tasks.TRIAGE) && entry.of().equals(file.number()))
			.reduce((earlier, later) -> later)
			.map((entry) -> entry.user())
			.orElse(null);
		return new Grade(in.of("grade", file.graded().grade()), file.graded().priorityScore(),
				in.half(file.graded().gradeReason()), last.map((decision) -> rule(decision, in)).orElse(null), by,
				last.map((decision) -> time.at(decision.at())).orElse(null));
	}

	static List<InTime> inTime(List<ClockView> clocks, Words in) {
		return clocks.stream()
			.filter(ClockView::ofCase)
			.map((clock) -> new InTime(in.of("stage", clock.state().clock()), clock.state().due(),
					clock.state().closedAt(), clock.lateMinutes(), standing(clock, in)))
			.toList();
	}

	static List<Decided> decided(List<EntryWords.Form> forms) {
		return forms.stream()
			.map((form) -> new Decided(form.at(), form.of(), form.task(), form.user(), form.overrideReason()))
			.toList();
	}

	/** The table, its version and the rule that matched, in words. */
	static String rule(PastDecision decision, Words in) {
		String table = (decision.name() != null) ? in.label(decision.name()) : decision.key();
		int rule = decision.rule().map(PastDecision.Matched::number).orElse(0);
		return (rule > 0) ? in.say("trail.rule", table, decision.version(), rule)
				: in.say("trail.noRule", table, decision.version());
	}

	private static String standing(ClockView clock, Words in) {
		String state = in.of("clocks.state", clock.state().state());
		if (clock.lateMinutes() > 0) {
			return in.say("trail.standing.late", state, in.worked(clock.lateMinutes()));
		}
		return switch (clock.state().state()) {
			case "met" -> in.say("trail.standing.inTime");
			case "running" -> in.say("trail.standing.left", in.worked(clock.state().remainingMinutes()));
			default -> state;
		};
	}

}
