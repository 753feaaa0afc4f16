package feedbackloop.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.MeasureMoved;
import feedbackloop.process.CauseConclusion;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.ProcessProperties;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.Submission;
import feedbackloop.process.Values;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes what people submit about causes and measures into the record, and refuses what
 * the record contradicts.
 */
@Component
class ImprovementRecord {

	/** Days, in models from before they said so. */
	private static final int LONGEST_WATCH = 365;

	private final Improvements improvements;

	private final ImprovementRepository repository;

	private final Measures measures;

	private final MeasureKinds kinds;

	private final Verdicts verdicts = new Verdicts();

	private final Cases cases;

	private final ProcessProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ImprovementRecord(Improvements improvements, ImprovementRepository repository, Measures measures,
			MeasureKinds kinds, Cases cases, ProcessProperties properties, ApplicationEventPublisher events,
			Clock clock) {
		this.improvements = improvements;
		this.repository = repository;
		this.measures = measures;
		this.kinds = kinds;
		this.cases = cases;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	@EventListener
	void on(Submission submission) {
		Values values = submission.values();
		switch (submission.taskKey()) {
			case Tasks.TRIAGE -> causeNamed(submission);
			case Tasks.CONTRIBUTE -> contributed(submission);
			case Tasks.ANALYSIS -> analysed(submission);
			case Tasks.PLAN -> planned(submission, values.text("noMeasureReason"));
			case Tasks.FIX -> fixed(submission);
			case Tasks.RELEASE -> released(submission);
			case Tasks.VERIFICATION ->
				this.verdicts.keep(this.improvements.get(submission.improvementNumber()), values);
			case Tasks.CLOSURE -> closed(submission);
			default -> {
				// Other tasks leave nothing here.
			}
		}
	}

	private void causeNamed(Submission submission) {
		String number = submission.values().text("improvementNumber");
		if (number == null || !submission.values().is("verdict", "valid")) {
			return;
		}
		this.repository.keepByNumber(number)
			.filter(Improvement::isOpen)
			.orElseThrow(() -> Refusal.invalid("improvementNumber", "noImprovement", number));
		this.cases.get(submission.feedbackNumber()).servedBy(number);
	}

	private void contributed(Submission submission) {
		this.improvements.get(submission.improvementNumber())
			.contributions()
			.stream()
			.filter((contribution) -> contribution.team().equals(submission.team()))
			.forEach((contribution) -> contribution.brought(submission.userId(), this.clock.instant(),
					submission.values().text("contribution"), submission.values().text("methods")));
	}

	private void analysed(Submission submission) {
		Values values = submission.values();
		if (!CauseConclusion.isFound(values)) {
			notFound(submission);
			return;
		}
		this.improvements.get(submission.improvementNumber())
			.analysed(values.text("rootCause"), values.text("direction"), values.flag("handleImmediately"),
					values.rows("whys").stream().map(Values::asMap).toList(), values.text("stopReason"));
		if (values.has("measures")) {
			planned(submission, null);
		}
	}

	private void notFound(Submission submission) {
		Values values = submission.values();
		if (values.has("measures")) {
			throw Refusal.invalid("measures", "notWithoutCause");
		}
		Improvement improvement = this.improvements.get(submission.improvementNumber());
		if (values.is(CauseConclusion.NAME, CauseConclusion.CLOSE)) {
			improvement.unexplained(submission.userId(), values.text("notFoundReason"), this.clock.instant());
			return;
		}
		LocalDate until = values.date("watchUntil");
		if (!until.isAfter(today())) {
			throw Refusal.invalid("watchUntil", "notLater");
		}
		LocalDate last = today()
			.plusDays(this.properties.of(Processes.IMPROVEMENT).find("longestWatchDays").orElse(LONGEST_WATCH));
		if (until.isAfter(last)) {
			throw Refusal.invalid("watchUntil", "watchTooLong", last);
		}
		improvement.watched(until);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
	}

	private void fixed(Submission submission) {
		Values values = submission.values();
		Measure measure = this.measures.get(submission.improvementNumber(), submission.measureNumber());
		String said = values.text(Variables.LANDING);
		String landing = measure.landsIn(said);
		if (said != null && !said.equals(landing)) {
			throw Refusal.invalid(Variables.LANDING, "landingOfPlan", landing);
		}
		measure.fixed(values.text("fixSummary"), values.text("fixVersion"), values.text("rollbackPlan"),
				values.text("regressionTests"));
		if (values.has(Variables.WINDOW_START)) {
			measure.mayBeReleased(values.moment(Variables.WINDOW_START), values.moment(Variables.WINDOW_END));
		}
	}

	private void released(Submission submission) {
		Values values = submission.values();
		Measure measure = this.measures.get(submission.improvementNumber(), submission.measureNumber());
		if (values.flag("released") && values.has(Variables.WINDOW_START)
				&& measure.isWindowOver(this.clock.instant())) {
			measure.mayBeReleased(values.moment(Variables.WINDOW_START), values.moment(Variables.WINDOW_END));
		}
	}

	private void planned(Submission submission, String noMeasureReason) {
		List<Values> rows = submission.values().rows("measures");
		LocalDate today = today();
		List<Problem> problems = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			Values row = rows.get(i);
			if (row.date("due").isBefore(today)) {
				problems.add(new Problem("measures[" + (i + 1) + "].due", "pastDate", List.of()));
			}
			if (row.is("pilot", false) && !row.has("noPilotReason")
					&& this.kinds.isPiloted(row.text(MeasureLanding.KIND), MeasureLanding.of(row))) {
				problems.add(new Problem("measures[" + (i + 1) + "].noPilotReason", "required", List.of()));
			}
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		Improvement improvement = this.improvements.get(submission.improvementNumber());
		improvement.planned(submission.userId(),
				rows.stream().map((row) -> PlannedMeasure.of(row, this.kinds)).toList(),
				submission.values().text("oneKindReason"), rows.isEmpty() ? noMeasureReason : null,
				this.clock.instant());
		improvement.measures()
			.stream()
			.filter((measure) -> !measure.isLanded())
			.forEach((measure) -> this.events
				.publishEvent(new MeasureMoved(improvement.number(), measure.number(), MeasureMoved.PLANNED)));
	}

	private void closed(Submission submission) {
		Values values = submission.values();
		Improvement improvement = this.improvements.get(submission.improvementNumber());
		improvement.summedUp(values.text("noKnowledgeReason"), values.text("cost"), values.text("effect"),
				values.text("warningSignals"), values.date("watchUntil"));
	}

}
