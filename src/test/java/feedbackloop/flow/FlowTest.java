package feedbackloop.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.TestInstance;

/**
 * A test that walks cases through the real models with the real record.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface FlowTest {

}
