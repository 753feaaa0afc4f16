package feedbackloop.notification;

import java.util.List;
import java.util.Map;

import feedbackloop.process.FailedStep;
import feedbackloop.process.FailedSteps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells operations and administrators of each step at which a case stands still, once.
 * Any number of nodes may try: a lock of the database lets one of them do it.
 */
@Component
class FailureNotices {

	private static final long LOCK = 0x6661696c7572L;

	private static final List<String> GROUPS = List.of("operations", "admin");

	private final FailedSteps failed;

	private final StaffNotices notices;

	private final JdbcClient database;

	FailureNotices(FailedSteps failed, StaffNotices notices, JdbcClient database) {
		this.failed = failed;
		this.notices = notices;
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
			this.failed.all().stream().filter((step) -> !step.retried() && step.number() != null).forEach(this::tell);
		}
	}

	private void tell(FailedStep step) {
		GROUPS.forEach((group) -> this.notices.tellGroup(step.number(), "incident", step.id(), group,
				Map.of("task", step.name())));
	}

}
