package feedbackloop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.testing.RunningTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what people see; each test finds the queues empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningTest
@ExtendWith({ EmptyQueues.class, InChromium.class })
@interface BrowserTest {

}
