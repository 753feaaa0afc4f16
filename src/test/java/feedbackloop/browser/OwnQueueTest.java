package feedbackloop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of what people see, whose cases go on only when it says so. All of them share
 * one application and one database; each test finds the queues empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "feedback-loop.relay.enabled=true")
@Import(CaseWork.class)
@ExtendWith({ EmptyQueues.class, InChromium.class })
@interface OwnQueueTest {

}
