package feedbackloop.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of the application as it runs: with the job executor and the relay; mails are
 * kept and shown at {@code /outbox}. All of them share one application and one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "camunda.bpm.job-execution.enabled=true", "feedback-loop.relay.enabled=true" })
@Import({ CaseWork.class, TaskRest.class })
public @interface RunningTest {

}
