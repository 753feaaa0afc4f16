package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.CaseOutcome;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The short steps of an improvement, from its opening to its end. Models name them.
 */
@Configuration(proxyBeanMethods = false)
class ImprovementSteps {

	private final Improvements improvements;

	private final Timeline timeline;

	private final Clock clock;

	ImprovementSteps(Improvements improvements, Timeline timeline, Clock clock) {
		this.improvements = improvements;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Opens an improvement for a case that triage or the backlog sent this way.
	 */
	@Bean
	@ModelBean
	JavaDelegate openImprovement() {
		return this.improvements::openFor;
	}

	/**
	 * Writes down whom the table {@code contributions} asks, right after it was
	 * evaluated. A second round asks the same teams again.
	 */
	@Bean
	@ModelBean
	ExecutionListener planContributions() {
		return (execution) -> {
			Improvement improvement = this.improvements.of(execution);
			DmnDecisionResult rows = (DmnDecisionResult) execution.getVariable("decisionResult");
			Set<String> asked = improvement.contributions()
				.stream()
				.map(Contribution::team)
				.collect(Collectors.toSet());
			rows.getResultList()
				.stream()
				.filter((row) -> !asked.contains(row.get("team").toString()))
				.forEach((row) -> improvement.asks(row.get("team").toString(), row.get("deliverable").toString(),
						Boolean.TRUE.equals(row.get("required"))));
		};
	}

	/**
	 * Service is restored for now, beside the rest.
	 */
	@Bean
	@ModelBean
	ExecutionListener beginMitigation(Mitigations mitigations) {
		return mitigations::begin;
	}

	/**
	 * Sends the measures that verification found wanting back to be carried out again.
	 */
	@Bean
	@ModelBean
	JavaDelegate reopenMeasures() {
		return (execution) -> this.improvements.of(execution)
			.measures()
			.stream()
			.filter(Measure::hasFailed)
			.forEach(Measure::reopened);
	}

	/**
	 * Every measure is carried out and verified: the improvement has landed.
	 */
	@Bean
	@ModelBean
	JavaDelegate landImprovement(Mitigations mitigations) {
		return (execution) -> {
			Improvement improvement = this.improvements.kept(execution);
			improvement.landed(this.clock.instant());
			note(improvement, "improvementLanded");
			mitigations.lift(execution);
		};
	}

	/**
	 * It has landed: some time later somebody looks whether it worked.
	 */
	@Bean
	@ModelBean
	JavaDelegate watchEffect(Effects effects) {
		return effects::watch;
	}

	/**
	 * Counts the cases since it landed, and those before.
	 */
	@Bean
	@ModelBean
	JavaDelegate measureEffect(Effects effects) {
		return effects::measure;
	}

	/**
	 * It worked.
	 */
	@Bean
	@ModelBean
	JavaDelegate confirmEffect(Effects effects) {
		return effects::confirm;
	}

	/**
	 * It did not work: a new round begins.
	 */
	@Bean
	@ModelBean
	JavaDelegate reopenImprovement(Effects effects) {
		return effects::reopen;
	}

	/**
	 * It was decided, and approved where it must be, that nothing is done.
	 */
	@Bean
	@ModelBean
	JavaDelegate declineImprovement(Mitigations mitigations) {
		return (execution) -> {
			Improvement improvement = this.improvements.kept(execution);
			improvement.declined(this.clock.instant());
			note(improvement, "improvementDeclined");
			mitigations.lift(execution);
		};
	}

	/**
	 * Tells one case what came of its improvement: one job a case, so that a failing one
	 * holds up no other.
	 */
	@Bean
	@ModelBean
	JavaDelegate tellCase(Cases cases, CaseOutcome outcome) {
		return (execution) -> {
			Feedback feedback = cases.get(Facts.text(execution, Variables.CASE_NUMBER));
			if (Messages.DECLINED.equals(ModelProperties.get(execution, "message"))) {
				outcome.declined(feedback);
			}
			else {
				outcome.finished(feedback);
			}
		};
	}

	private void note(Improvement improvement, String kind) {
		this.timeline.note(improvement.number(), Timeline.SYSTEM, kind, Map.of());
	}

}
