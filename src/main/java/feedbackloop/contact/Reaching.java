package feedbackloop.contact;

import feedbackloop.process.ModelBean;
import feedbackloop.process.NamedCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the model asks about calls to the customer.
 */
@ModelBean
@Component
public class Reaching {

	private final NamedCases cases;

	private final Calls calls;

	Reaching(NamedCases cases, Calls calls) {
		this.cases = cases;
		this.calls = calls;
	}

	/**
	 * Whether nobody answered the phone as often as the process allows, and there is no
	 * working address to write to; or the customer was erased.
	 */
	public boolean failed(DelegateExecution execution) {
		return this.calls.isUnreachable(this.cases.get(execution.getProcessBusinessKey()));
	}

}
