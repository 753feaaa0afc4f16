package feedbackloop.improvement;

import java.util.Map;

import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Tells the process of a measure who carries it out, until when and whether with a pilot.
 */
@ModelBean
@Component
class LoadMeasure implements ExecutionListener {

	private final Measures measures;

	LoadMeasure(Measures measures) {
		this.measures = measures;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Measure measure = this.measures.of(execution);
		execution.setVariables(Map.of(Variables.DEPARTMENT, measure.department(), Variables.NEEDS_PILOT,
				measure.pilot(), Variables.PLANNED_DUE, measure.due().toString()));
	}

}
