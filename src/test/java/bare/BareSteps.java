package bare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The beans that the models name, without what they do: only what a case needs to go on.
 */
@Configuration(proxyBeanMethods = false)
class BareSteps {

	@Bean({ "screenFeedback", "notifyCustomer", "recordMark", "startCaseClocks", "planContributions", "measureLanded",
			"landImprovement" })
	Nothing nothing() {
		return new Nothing();
	}

	@Bean
	JavaDelegate computePriority() {
		return (execution) -> {
			boolean isQuestion = "transaction".equals(execution.getVariable("feedbackType"));
			execution.setVariables(Map.of("priorityScore", "7.8", "grade", "high", "gradeReason", "得分 Score 7.8",
					"path", isQuestion ? "answer" : "improve", "team", "support", "lead", "product"));
		};
	}

	@Bean
	JavaDelegate openImprovement(@Lazy RuntimeService runtime) {
		return (execution) -> {
			String number = execution.getProcessBusinessKey().replace("FB", "IM");
			execution.setVariable("improvementNumber", number);
			runtime.createMessageCorrelation("ImprovementOpened")
				.processInstanceBusinessKey(number)
				.setVariables(Map.of("improvementNumber", number, "feedbackNumber", execution.getProcessBusinessKey(),
						"feedbackType", execution.getVariable("feedbackType"), "grade", execution.getVariable("grade"),
						"complianceRisk", execution.getVariable("complianceRisk"), "lead",
						execution.getVariable("lead")))
				.correlateStartMessage();
		};
	}

	@Bean
	JavaDelegate tellCase(@Lazy RuntimeService runtime) {
		return (execution) -> runtime.createMessageCorrelation("ImprovementFinished")
			.processInstanceBusinessKey((String) execution.getVariable("caseNumber"))
			.correlate();
	}

	@Bean
	ExecutionListener loadMeasure() {
		return (execution) -> {
			int number = Integer.parseInt((String) execution.getVariable("measureNumber"));
			execution.setVariables(Map.of("department", Plans.DEPARTMENTS.get(number - 1), "needsPilot", number == 1,
					"plannedDue", "2030-01-01"));
		};
	}

	@Bean
	Deadlines deadlines() {
		return new Deadlines();
	}

	@Bean
	TaskPriority taskPriority() {
		return new TaskPriority();
	}

	@Bean
	Outcomes outcomes() {
		return new Outcomes();
	}

	@Bean
	Contributions contributions() {
		return new Contributions();
	}

	@Bean
	Plans plans() {
		return new Plans();
	}

	@Bean
	Improvements improvements() {
		return new Improvements();
	}

	/** Does nothing, as a step or as a listener. */
	static final class Nothing implements JavaDelegate, ExecutionListener {

		@Override
		public void execute(DelegateExecution execution) {
		}

		@Override
		public void notify(DelegateExecution execution) {
		}

	}

	/** Everything is due in a year. */
	public static final class Deadlines {

		public Date due(DelegateExecution execution, String stage) {
			return Date.from(Instant.now().plus(365, ChronoUnit.DAYS));
		}

	}

	/** Every task is as urgent. */
	public static final class TaskPriority {

		public int of(DelegateExecution execution) {
			return 50;
		}

	}

	/** Finished once the improvement told the case. */
	public static final class Outcomes {

		public String of(DelegateExecution execution) {
			return "gateway_outcome".equals(execution.getCurrentActivityId()) ? "finished" : "none";
		}

	}

	/** Four teams, all of them required. */
	public static final class Contributions {

		public List<String> teams(DelegateExecution execution) {
			return List.of("quality", "engineering");
		}

		public boolean requiredDone(DelegateExecution execution) {
			return false;
		}

	}

	/** The plan that is always submitted. */
	public static final class Plans {

		static final List<String> DEPARTMENTS = List.of("engineering", "operations", "support", "lead");

		public boolean noMeasure(DelegateExecution execution) {
			return false;
		}

		public double effortDays(DelegateExecution execution) {
			return 8;
		}

		public boolean dueBeyondLimit(DelegateExecution execution) {
			return false;
		}

		public List<String> openMeasures(DelegateExecution execution) {
			return List.of("1", "2", "3", "4");
		}

	}

	/** Each improvement serves the case that it was opened for. */
	public static final class Improvements {

		public List<String> cases(DelegateExecution execution) {
			return List.of((String) execution.getVariable("feedbackNumber"));
		}

	}

}
