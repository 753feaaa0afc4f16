package feedbackloop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FeedbackLoopTest;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of what people see, with the job executor and the relay running; mails are kept
 * and shown at {@code /outbox}. All of them share one application and one database; each
 * test finds the queues empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "camunda.bpm.job-execution.enabled=true", "feedback-loop.relay.enabled=true" })
@Import({ CaseWork.class, TaskRest.class })
@ExtendWith({ EmptyQueues.class, InChromium.class })
@interface BrowserTest {

}
