package feedbackloop.notices;

import java.util.Optional;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Noted;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.StaffEvent;
import feedbackloop.process.StaffGroup;
import feedbackloop.process.Submission;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says that somebody waited for is there, or is waited for. The customer wrote without
 * being asked, or a letter to the customer waits to be confirmed. A plan was approved or
 * not, a team that was asked has answered, or a dispute is decided.
 */
@Component
class AnswerNotices {

	private static final String CUSTOMER_WROTE = "customerMessage";

	private static final String A_DRAFT = "drafted.";

	private final Cases cases;

	private final OpenTasks tasks;

	private final ApplicationEventPublisher events;

	private final JdbcClient database;

	AnswerNotices(Cases cases, OpenTasks tasks, ApplicationEventPublisher events, JdbcClient database) {
		this.cases = cases;
		this.tasks = tasks;
		this.events = events;
		this.database = database;
	}

	/**
	 * The customer wrote while the case was being worked on, or a letter to the customer
	 * waits for somebody. Whoever asked for a draft has it before their eyes.
	 */
	@EventListener
	void on(Noted noted) {
		if (noted.kind().equals(CUSTOMER_WROTE)) {
			tell(Notices.CUSTOMER_REPLIED, noted);
		}
		else if (noted.kind().startsWith(A_DRAFT) && noted.actor().equals(Timeline.SYSTEM)) {
			tell(Notices.DRAFTED, noted);
		}
	}

	private void tell(String event, Noted noted) {
		Concerned working = working(this.cases.get(noted.number()));
		this.events.publishEvent(StaffEvent.of(event, noted.number(), noted.kind() + ":" + latest(noted), working));
	}

	/**
	 * Whoever has claimed the first task of the case, else the team that it waits for.
	 */
	private Concerned working(Feedback feedback) {
		Optional<OpenTask> claimed = this.tasks.of(feedback)
			.stream()
			.filter((task) -> task.assignee() != null)
			.findFirst();
		String team = Optional.ofNullable(feedback.grading().team()).orElse(StaffGroup.SUPPORT.id());
		return new Concerned(claimed.map(OpenTask::assignee).orElse(feedback.caseOwner()), team, feedback.caseOwner(),
				null);
	}

	/** Also of two at once each has its own. */
	private long latest(Noted noted) {
		return this.database.sql("select max(id) from timeline where number = :number and kind = :kind")
			.param("number", noted.number())
			.param("kind", noted.kind())
			.query(Long.class)
			.single();
	}

	@EventListener
	void on(Submission submission) {
		String number = BusinessKey.number(submission.businessKey());
		askedBy(submission)
			.ifPresent(
					(owner) -> this.events
						.publishEvent(
								StaffEvent
									.of(Notices.DECIDED, number,
											submission.taskKey() + ":" + submission.businessKey() + ":"
													+ turn(submission),
											Concerned.owner(owner))
									.about(null, submission.taskKey())));
	}

	private Optional<String> askedBy(Submission submission) {
		return switch (submission.taskKey()) {
			case Tasks.APPROVAL -> this.database
				.sql("""
						select user_id from form_entry where improvement_number = :number and task_key in ('analysis', 'plan')
						order by at desc, id desc limit 1""")
				.param("number", submission.improvementNumber())
				.query(String.class)
				.optional();
			case Tasks.CONTRIBUTE -> this.database.sql("""
					select c.asked_by from contribution c join improvement i on i.id = c.improvement_id
					where i.number = :number and c.team = :team and c.asked_by is not null""")
				.param("number", submission.improvementNumber())
				.param("team", submission.team())
				.query(String.class)
				.optional();
			case Tasks.DISPUTE -> Optional.ofNullable(this.cases.get(submission.feedbackNumber()).caseOwner());
			default -> Optional.empty();
		};
	}

	/** The same step may be decided again. */
	private long turn(Submission submission) {
		return this.database.sql("select count(*) from form_entry where business_key = :key and task_key = :task")
			.param("key", submission.businessKey())
			.param("task", submission.taskKey())
			.query(Long.class)
			.single();
	}

}
