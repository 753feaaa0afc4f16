package feedbackloop.teamwork;

import feedbackloop.deadlines.Deadlines;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The steps around the wait for a customer's answer. Models name them.
 */
@Configuration(proxyBeanMethods = false)
class AnswerSteps {

	private final AwaitedAnswers answers;

	AnswerSteps(AwaitedAnswers answers) {
		this.answers = answers;
	}

	/**
	 * The case begins to wait: the asker's task comes back when the answer is due.
	 */
	@Bean
	@ModelBean
	ExecutionListener awaitAnswer(Deadlines deadlines) {
		return (execution) -> this.answers.begin(execution.getProcessBusinessKey(),
				deadlines.due(execution, "customerReply").toInstant());
	}

	/**
	 * The wait is over; property {@code tell} names what the asker is told.
	 */
	@Bean
	@ModelBean
	JavaDelegate resumeWork() {
		return (execution) -> this.answers.resume(execution.getProcessBusinessKey(),
				ModelProperties.get(execution, "tell"));
	}

}
