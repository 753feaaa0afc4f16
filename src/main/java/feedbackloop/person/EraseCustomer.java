package feedbackloop.person;

import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.Submission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases the customer of a case when the privacy check says so. Whoever decides must be
 * somebody who may erase, and hears at once if the case must be kept.
 */
@ModelBean
@Component
class EraseCustomer implements JavaDelegate {

	private static final String ERASE = "erase";

	private final Erasures erasures;

	private final JdbcClient database;

	EraseCustomer(Erasures erasures, JdbcClient database) {
		this.erasures = erasures;
		this.database = database;
	}

	@EventListener
	void on(Submission submission) {
		if (!submission.isFor(Tasks.PRIVACY_CHECK)
				|| !ERASE.equals(submission.values().text(Variables.PRIVACY_DECISION))) {
			return;
		}
		this.erasures.mustBePossible(submission.feedbackNumber(), submission.userId());
		this.database
			.sql("""
					insert into sensitive_case (number, named, erase_by, erase_reason) values (:number, '{}', :by, :reason)
					on conflict (number) do update set erase_by = excluded.erase_by, erase_reason = excluded.erase_reason""")
			.param("number", submission.feedbackNumber())
			.param("by", submission.userId())
			.param("reason", submission.values().text("reason"))
			.update();
	}

	@Override
	public void execute(DelegateExecution execution) {
		String number = execution.getProcessBusinessKey();
		if (this.erasures.isErased(number)) {
			return;
		}
		Wish wish = this.database
			.sql("select erase_by as by, erase_reason as reason from sensitive_case where number = ?")
			.param(number)
			.query(Wish.class)
			.single();
		this.erasures.erase(number, wish.reason(), wish.by());
	}

	/** Who wants the customer erased, and why. */
	private record Wish(String by, String reason) {

	}

}
