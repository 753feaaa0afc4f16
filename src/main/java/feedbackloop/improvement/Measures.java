package feedbackloop.improvement;

import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * Finds the measure that a process or a form speaks of.
 */
@Component
class Measures {

	private final Improvements improvements;

	Measures(Improvements improvements) {
		this.improvements = improvements;
	}

	Measure of(DelegateExecution execution) {
		return get(Facts.text(execution, Variables.IMPROVEMENT_NUMBER),
				Integer.parseInt(Facts.text(execution, Variables.MEASURE_NUMBER)));
	}

	Measure get(String improvementNumber, int number) {
		return this.improvements.get(improvementNumber)
			.measures()
			.stream()
			.filter((measure) -> measure.number() == number)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The record has no measure " + number + " of improvement " + improvementNumber));
	}

}
