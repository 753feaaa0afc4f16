package feedbackloop.grading;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Grades cases by the tables that are live, as their process does, for tests of other
 * packages.
 */
public final class GradedInTest {

	private final ComputePriority computePriority;

	private final TransactionTemplate transaction;

	public GradedInTest(ApplicationContext application) {
		this.computePriority = application.getBean(ComputePriority.class);
		this.transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
	}

	/**
	 * Runs the delegate of the process.
	 * @param facts what triage states, by the names of the variables
	 * @return the facts with the variables that it sets
	 */
	public Map<String, Object> grade(String number, Map<String, Object> facts) {
		Map<String, Object> variables = new HashMap<>(facts);
		DelegateExecution execution = mock();
		given(execution.getProcessBusinessKey()).willReturn(number);
		given(execution.getVariable(anyString())).willAnswer((call) -> variables.get(call.getArgument(0)));
		willAnswer((call) -> {
			variables.putAll(call.getArgument(0));
			return null;
		}).given(execution).setVariables(anyMap());
		this.transaction.executeWithoutResult((status) -> this.computePriority.execute(execution));
		return variables;
	}

}
