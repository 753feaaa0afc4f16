package feedbackloop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of what people see, with an application and a database of its own, because all
 * its cases must be on the first page of a queue. Each names its queue with a property,
 * so that it shares neither; the application lives on to the end, because the web apps of
 * all would stop with the first that does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "feedback-loop.relay.enabled=true")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(CaseWork.class)
@ExtendWith(InChromium.class)
@interface OwnQueueTest {

}
