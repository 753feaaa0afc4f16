package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Starts the processes and tells waiting ones what happened; nobody else does. Runs in
 * the caller's transaction.
 */
@Component
public class ProcessDriver {

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	private final JdbcClient database;

	ProcessDriver(@Lazy RuntimeService runtime, AsSystem asSystem, JdbcClient database) {
		this.runtime = runtime;
		this.asSystem = asSystem;
		this.database = database;
	}

	/**
	 * Starts the one process of a case.
	 * @param facts without personal data
	 */
	public void registered(String feedbackNumber, Map<String, Object> facts) {
		start(Messages.FEEDBACK_REGISTERED, feedbackNumber, facts);
	}

	/**
	 * Starts the process of a case anew after the one before ended by mistake. A case has
	 * one active process at most.
	 * @param facts without personal data
	 */
	public void reinstated(String feedbackNumber, Map<String, Object> facts) {
		start(Messages.REINSTATED, feedbackNumber, facts);
	}

	/**
	 * Starts the process of a closed case anew, whose customer came back. Ask
	 * {@link #canReopen()} first.
	 * @param facts without personal data
	 */
	public void reopened(String feedbackNumber, Map<String, Object> facts) {
		start(Messages.REOPENED, feedbackNumber, facts);
	}

	/**
	 * Whether the process of cases that is live has a way to reopen one.
	 */
	public boolean canReopen() {
		return canStart(Messages.REOPENED);
	}

	/**
	 * Starts the process of an improvement.
	 * @param facts without personal data
	 */
	public void opened(String improvementNumber, Map<String, Object> facts) {
		start(Messages.IMPROVEMENT_OPENED, improvementNumber, facts);
	}

	/**
	 * Starts the process of a periodic review. Ask {@link #canReview()} first.
	 */
	public void reviewDue(String reviewNumber) {
		start(Messages.REVIEW_DUE, reviewNumber, Map.of());
	}

	/**
	 * Whether a process of periodic reviews is live.
	 */
	public boolean canReview() {
		return canStart(Messages.REVIEW_DUE);
	}

	private boolean canStart(String message) {
		return this.asSystem.call(
				() -> this.runtime.createEventSubscriptionQuery().eventType("message").eventName(message).count() > 0);
	}

	/**
	 * Starts the check whether an improvement worked, if there is a process for it.
	 * @param facts without personal data
	 */
	public void landed(String improvementNumber, Map<String, Object> facts) {
		this.asSystem.call(() -> {
			if (canStart(Messages.IMPROVEMENT_LANDED)) {
				this.runtime.createMessageCorrelation(Messages.IMPROVEMENT_LANDED)
					.processInstanceBusinessKey(BusinessKey.ofEffectCheck(improvementNumber))
					.setVariables(facts)
					.setVariable(Variables.IMPROVEMENT_NUMBER, improvementNumber)
					.correlateStartMessage();
			}
			return null;
		});
	}

	/**
	 * Whether a process of that case or improvement runs.
	 */
	public boolean runs(String businessKey) {
		return this.asSystem
			.call(() -> this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).count() > 0);
	}

	/**
	 * Tells a case or an improvement what happened, if it waits for that.
	 * @param message a name of {@link Messages}
	 * @param businessKey number of the case or the improvement
	 * @return whether it waited for it
	 */
	public boolean tell(String message, String businessKey) {
		return tell(message, businessKey, Map.of());
	}

	/**
	 * Tells a case or an improvement what happened, with facts, if it waits for that.
	 */
	public boolean tell(String message, String businessKey, Map<String, Object> facts) {
		return correlate(message, businessKey, (correlation) -> correlation.setVariables(facts));
	}

	/**
	 * Starts something beside what a case or an improvement does, if its model can. The
	 * facts are known there only.
	 * @return whether it could
	 */
	public boolean startBeside(String message, String businessKey, Map<String, Object> facts) {
		return correlate(message, businessKey, (correlation) -> correlation.setVariablesToTriggeredScope(facts));
	}

	private boolean correlate(String message, String businessKey, UnaryOperator<MessageCorrelationBuilder> facts) {
		return this.asSystem.call(() -> {
			boolean waits = waitsFor(message, businessKey);
			if (waits) {
				facts.apply(this.runtime.createMessageCorrelation(message).processInstanceBusinessKey(businessKey))
					.correlate();
			}
			return waits;
		});
	}

	/**
	 * Changes facts of what runs for a case or an improvement, and of what that called.
	 */
	public void learn(String businessKey, Map<String, Object> facts) {
		this.asSystem.run(() -> running(businessKey).forEach((id) -> {
			this.runtime.setVariables(id, facts);
			this.runtime.createProcessInstanceQuery()
				.superProcessInstanceId(id)
				.list()
				.forEach((called) -> this.runtime.setVariables(called.getId(), facts));
		}));
	}

	/**
	 * Ends what runs for an improvement, with its tasks and all that it called. Models
	 * need not know of it, and nobody is told.
	 * @param reason for the history of the engine; no personal data
	 */
	public void end(String improvementNumber, String reason) {
		this.asSystem.run(() -> running(improvementNumber)
			.forEach((id) -> this.runtime.deleteProcessInstance(id, reason, false, true)));
	}

	private List<String> running(String businessKey) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.toList();
	}

	/**
	 * Whether a case or an improvement waits for that message.
	 */
	public boolean waitsFor(String message, String businessKey) {
		return this.asSystem.call(() -> this.runtime.createExecutionQuery()
			.messageEventSubscriptionName(message)
			.processInstanceBusinessKey(businessKey)
			.count() > 0);
	}

	/**
	 * The messages that a case or an improvement waits for.
	 */
	public Set<String> awaited(String businessKey) {
		return Set.copyOf(this.database
			.sql("""
					select distinct s.event_name_ from act_ru_event_subscr s join act_ru_execution p on p.id_ = s.proc_inst_id_
					where p.business_key_ = :key and s.event_type_ = 'message'""")
			.param("key", businessKey)
			.query(String.class)
			.list());
	}

	private void start(String message, String businessKey, Map<String, Object> facts) {
		this.asSystem.call(() -> this.runtime.createMessageCorrelation(message)
			.processInstanceBusinessKey(businessKey)
			.setVariables(facts)
			.setVariable(numberOf(businessKey), businessKey)
			.correlateStartMessage());
	}

	private static String numberOf(String businessKey) {
		if (BusinessKey.isOfReview(businessKey)) {
			return Variables.REVIEW_NUMBER;
		}
		return BusinessKey.isOfCase(businessKey) ? Variables.FEEDBACK_NUMBER : Variables.IMPROVEMENT_NUMBER;
	}

}
