package feedbackloop.notification;

import java.time.Clock;

import feedbackloop.process.Concerned;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.StaffEvent;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says that work starts without approval, because the case is urgent or the analysis
 * decided so. Who hears of it, and at which grade, says the table {@code staffNotices}.
 */
@ModelBean
@Component
class TellUnapprovedStart implements ExecutionListener {

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TellUnapprovedStart(ApplicationEventPublisher events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	@Override
	public void notify(DelegateExecution execution) {
		String grade = Facts.text(execution, Variables.GRADE);
		boolean decided = !"urgent".equals(grade) && Facts.flag(execution, Variables.HANDLE_IMMEDIATELY);
		// The execution is the same in each round, so the time tells them apart.
		String occasion = execution.getId() + ":" + execution.getCurrentTransitionId() + ":" + this.clock.instant();
		this.events
			.publishEvent(StaffEvent
				.of(decided ? Notices.HANDLED_IMMEDIATELY : Notices.STARTED_WITHOUT_APPROVAL,
						Facts.text(execution, Variables.IMPROVEMENT_NUMBER), occasion, Concerned.nobody())
				.graded(grade));
	}

}
