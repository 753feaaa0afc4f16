package feedbackloop.improvement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Sends the measures that verification found wanting back to be carried out again.
 */
@ModelBean
@Component
class ReopenMeasures implements JavaDelegate {

	private final Improvements improvements;

	private final FormEntryRepository entries;

	ReopenMeasures(Improvements improvements, FormEntryRepository entries) {
		this.improvements = improvements;
		this.entries = entries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		Collection<Integer> failed = failedMeasures(improvement.number());
		improvement.measures()
			.stream()
			.filter((measure) -> failed.isEmpty() || failed.contains(measure.number()))
			.forEach(Measure::reopened);
	}

	@SuppressWarnings("unchecked")
	private Collection<Integer> failedMeasures(String number) {
		FormEntry verification = this.entries.findByImprovementNumberAndTaskKeyIn(number, List.of(Tasks.VERIFICATION))
			.stream()
			.max(Comparator.comparing(FormEntry::at))
			.orElseThrow();
		return (Collection<Integer>) verification.entries().getOrDefault("failedMeasures", List.of());
	}

}
