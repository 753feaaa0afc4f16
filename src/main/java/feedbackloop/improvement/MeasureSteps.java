package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.MeasureMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The short steps by which a measure is carried out. Models name them.
 */
@Configuration(proxyBeanMethods = false)
class MeasureSteps {

	private final Measures measures;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	MeasureSteps(Measures measures, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.measures = measures;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Tells the process who carries the measure out, until when, where it lands and
	 * whether with a pilot. One that was planned before plans said where lands by its
	 * kind.
	 */
	@Bean
	@ModelBean
	ExecutionListener loadMeasure() {
		return (execution) -> {
			Measure measure = this.measures.of(execution);
			execution.setVariables(Map.of(Variables.DEPARTMENT, measure.department(), Variables.NEEDS_PILOT,
					measure.pilot(), Variables.PLANNED_DUE, measure.due().toString(), Variables.MEASURE_KIND,
					measure.kind(), Variables.LANDING, measure.landsIn(MeasureLanding.of(measure.kind()))));
		};
	}

	/**
	 * The measure is carried out and, where it changes the system, released.
	 */
	@Bean
	@ModelBean
	JavaDelegate measureLanded() {
		return (execution) -> {
			Measure measure = this.measures.of(execution);
			measure.landed(this.clock.instant());
			note(execution, "measureLanded");
			moved(execution, measure, MeasureMoved.LANDED);
		};
	}

	/**
	 * A pilot or a release failed and was taken back: counted and shown.
	 */
	@Bean
	@ModelBean
	JavaDelegate recordRollback() {
		return (execution) -> {
			Measure measure = this.measures.of(execution);
			measure.rolledBack();
			note(execution, "rollback");
			moved(execution, measure, MeasureMoved.FAILED);
		};
	}

	private void moved(DelegateExecution execution, Measure measure, String state) {
		this.events.publishEvent(
				new MeasureMoved(Facts.text(execution, Variables.IMPROVEMENT_NUMBER), measure.number(), state));
	}

	private void note(DelegateExecution execution, String kind) {
		this.timeline.note(Facts.text(execution, Variables.IMPROVEMENT_NUMBER), Timeline.SYSTEM, kind,
				Map.of("measure", Facts.text(execution, Variables.MEASURE_NUMBER)));
	}

}
