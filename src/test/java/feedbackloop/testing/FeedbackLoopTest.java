package feedbackloop.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import feedbackloop.security.DemoAccountsInTests;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of the whole application on a fresh PostgreSQL database. Jobs and timers run
 * only when the test runs them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = Database.class)
@Import({ DemoAccountsInTests.class, WatchedDatabase.class })
@TestExecutionListeners(listeners = EngineOfTest.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface FeedbackLoopTest {

	/** {@code RANDOM_PORT} for tests that speak HTTP. */
	@AliasFor(annotation = SpringBootTest.class)
	WebEnvironment webEnvironment() default WebEnvironment.MOCK;

	/** Settings of the test; they come after, and win over, those every test has. */
	@AliasFor(annotation = SpringBootTest.class)
	String[] properties() default {};

}
