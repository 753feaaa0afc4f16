package feedbackloop.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import feedbackloop.deadlines.Deadlines;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ModelBean;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the model asks about a plan: is there anything to do, how much, until when.
 */
@ModelBean
@Component
public class Plans {

	private final Improvements improvements;

	private final Deadlines deadlines;

	private final HouseTime time;

	Plans(Improvements improvements, Deadlines deadlines, HouseTime time) {
		this.improvements = improvements;
		this.deadlines = deadlines;
		this.time = time;
	}

	/**
	 * Whether nothing is to be done, or nothing more in a second round.
	 */
	public boolean noMeasure(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		return improvement.measures().isEmpty() || improvement.noMeasureReason() != null;
	}

	/**
	 * The effort of all measures that are still to be carried out, in person-days.
	 */
	public double effortDays(DelegateExecution execution) {
		// A double, because the engine has no variable type for exact decimals; the table
		// compares it with whole days.
		return open(execution).stream().map(Measure::effortDays).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
	}

	/**
	 * Whether a measure is planned for later than its grade allows.
	 */
	public boolean dueBeyondLimit(DelegateExecution execution) {
		LocalDate limit = this.time.at(this.deadlines.dueIfStartedNow(execution, Tasks.FIX)).toLocalDate();
		return open(execution).stream().anyMatch((measure) -> measure.due().isAfter(limit));
	}

	/**
	 * The numbers of the measures that are still to be carried out. Asked once for each
	 * of them, so a measure leaves the list when it has landed, not when it starts.
	 */
	public List<String> openMeasures(DelegateExecution execution) {
		return open(execution).stream().map((measure) -> String.valueOf(measure.number())).toList();
	}

	private List<Measure> open(DelegateExecution execution) {
		return this.improvements.of(execution).measures().stream().filter((measure) -> !measure.isLanded()).toList();
	}

}
