package feedbackloop.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test that works cases in the whole application, over HTTP where it matters. All of
 * them share one application and one database, so a test looks at its own cases only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ CaseWork.class, LiveFiles.class, TaskRest.class })
public @interface CaseTest {

}
