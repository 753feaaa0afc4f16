package feedbackloop.security;

import java.sql.SQLException;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.pvm.PvmException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskersFaultTests {

	@Test
	void anEngineThatStumbles() {
		assertThat(AskersFault.is(at(new NullPointerException(), "java.util.Objects",
				"org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl", "feedbackloop.security.SessionWatch")))
			.isTrue();
	}

	@Test
	void aValueThatNoColumnHolds() {
		assertThat(AskersFault.is(new ProcessEngineException(new SQLException("", "22021")))).isTrue();
	}

	@Test
	void faultsOfOursOfAModelAndOfTheDatabaseAreNot() {
		assertThat(AskersFault.is(at(new NullPointerException(), "java.util.Objects",
				"feedbackloop.process.TaskSubmission", "org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl")))
			.isFalse();
		assertThat(AskersFault.is(at(new PvmException(""), "org.camunda.bpm.engine.impl.juel.AstIdentifier",
				"org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl")))
			.isFalse();
		assertThat(AskersFault.is(new ProcessEngineException(new SQLException("", "40P01")))).isFalse();
	}

	@Test
	void whatIsLoggedHoldsNothingOfWhatWasSent() {
		assertThat(AskersFault.trace(at(new IllegalStateException("secret"), "java.util.Objects",
				"org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl")))
			.isEqualTo("java.lang.IllegalStateException at "
					+ "org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl.call(Unknown Source)");
	}

	private static RuntimeException at(RuntimeException fault, String... places) {
		StackTraceElement[] stack = new StackTraceElement[places.length];
		for (int i = 0; i < places.length; i++) {
			stack[i] = new StackTraceElement(places[i], "call", null, -1);
		}
		fault.setStackTrace(stack);
		return fault;
	}

}
