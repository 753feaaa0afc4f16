package feedbackloop.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.process.Concerned;
import feedbackloop.process.FailedStep;
import feedbackloop.process.FailedSteps;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.StaffEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says of each step at which a case stands still that staff are to be told, once. Any
 * number of nodes may try: a lock of the database lets one of them do it.
 */
@Component
class FailureNotices {

	private static final long LOCK = 0x6661696c7572L;

	private final FailedSteps failed;

	private final ApplicationEventPublisher events;

	private final JdbcClient database;

	FailureNotices(FailedSteps failed, ApplicationEventPublisher events, JdbcClient database) {
		this.failed = failed;
		this.events = events;
		this.database = database;
	}

	/**
	 * Writes the notices that are missing. A step that belongs to no case is in the log
	 * only.
	 */
	@Transactional
	public void tell() {
		boolean leader = this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
		if (leader) {
			List<FailedStep> ofCases = this.failed.stuck().stream().filter((step) -> step.number() != null).toList();
			Set<String> told = told(ofCases);
			ofCases.stream().filter((step) -> !told.contains(step.id())).forEach(this::tell);
		}
	}

	private Set<String> told(List<FailedStep> steps) {
		return this.database.sql("""
				select occasion from outbox where event = :event and number = any(:numbers) and occasion = any(:steps)
				union select occasion from digest_line
				where event = :event and number = any(:numbers) and occasion = any(:steps)""")
			.param("event", Notices.INCIDENT)
			.param("numbers", steps.stream().map(FailedStep::number).distinct().toArray(String[]::new))
			.param("steps", steps.stream().map(FailedStep::id).toArray(String[]::new))
			.query(String.class)
			.set();
	}

	private void tell(FailedStep step) {
		this.events.publishEvent(StaffEvent.of(Notices.INCIDENT, step.number(), step.id(), Concerned.nobody())
			.with(Map.of("task", step.name())));
	}

}
