package feedbackloop.contact;

import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Noted;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Remasking;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.Submission;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases whose customer is kept to the privacy team and to the colleagues that it names.
 */
@Service
class SensitiveCases {

	private static final String FORWARD = "forward";

	private final NamedCases cases;

	private final Directory directory;

	private final Remasking remasking;

	private final Timeline timeline;

	private final JdbcClient database;

	SensitiveCases(NamedCases cases, Directory directory, Remasking remasking, Timeline timeline, JdbcClient database) {
		this.cases = cases;
		this.directory = directory;
		this.remasking = remasking;
		this.timeline = timeline;
		this.database = database;
	}

	/**
	 * Keeps the customer of the case to the privacy team and these colleagues.
	 * @param named user ids
	 * @throws Refusal if the person may not, or there is no such colleague
	 */
	@Transactional
	void mark(String number, List<String> named, String userId) {
		Feedback feedback = changed(number, userId);
		for (String colleague : named) {
			if (!this.directory.isUser(colleague) || feedback.isHiddenFrom(colleague)) {
				throw Refusal.invalid("named", "user");
			}
		}
		this.database.sql("""
				insert into sensitive_case (number, named) values (:number, :named)
				on conflict (number) do update set named = excluded.named, passed_on = false""")
			.param("number", number)
			.param("named", named.toArray(String[]::new))
			.update();
		this.timeline.note(number, userId, named.isEmpty() ? "sensitive" : "sensitiveNamed",
				named.isEmpty() ? Map.of() : Map.of("named", String.join(", ", named)));
	}

	/**
	 * Whoever works the case may see its customer again, and everybody the masked words.
	 * @throws Refusal if the person may not
	 */
	@Transactional
	void unmark(String number, String userId) {
		Feedback feedback = changed(number, userId);
		if (this.database.sql("select count(*) from sensitive_case where number = ? and erase_by is not null")
			.param(number)
			.query(Long.class)
			.single() > 0) {
			throw Refusal.tooLate("erasedSoon");
		}
		passOn(feedback);
		if (this.database.sql("delete from sensitive_case where number = ?").param(number).update() > 0) {
			this.timeline.note(number, userId, "notSensitive", Map.of());
		}
	}

	/**
	 * What the privacy check decides: passed on it is worked as any other case, but kept
	 * for a shorter time.
	 */
	@EventListener
	void on(Submission submission) {
		if (!submission.isFor(Tasks.PRIVACY_CHECK)) {
			return;
		}
		mustGuard(submission.userId());
		String decision = submission.values().text(Variables.PRIVACY_DECISION);
		if (FORWARD.equals(decision)) {
			Feedback feedback = this.cases.get(submission.feedbackNumber());
			this.database.sql("update sensitive_case set passed_on = true where number = ?")
				.param(feedback.number())
				.update();
			passOn(feedback);
		}
		this.timeline.note(submission.feedbackNumber(), submission.userId(), "privacyCheck." + decision, Map.of());
	}

	private void passOn(Feedback feedback) {
		if (feedback.contact().areWordsWithheld()) {
			this.remasking.passOn(feedback);
		}
	}

	/**
	 * A case that the table {@code sensitivity} names is for the privacy team from its
	 * start. The customer of a sensitive case who writes again stays as protected.
	 */
	@EventListener
	void on(Noted noted) {
		if (noted.kind().equals("foundSensitive")) {
			this.database.sql("insert into sensitive_case (number, named) values (?, '{}')")
				.param(noted.number())
				.update();
		}
		if (noted.kind().equals("goesOnFrom")) {
			this.database.sql("""
					insert into sensitive_case (number, named)
					select :number, named from sensitive_case where number = :ended and not passed_on
					on conflict do nothing""")
				.param("number", noted.number())
				.param("ended", noted.arguments().get("named"))
				.update();
		}
	}

	private Feedback changed(String number, String userId) {
		Feedback feedback = this.cases.get(number);
		mustGuard(userId);
		return feedback;
	}

	private void mustGuard(String userId) {
		if (!this.directory.may(userId, Right.GUARD_CONTACT)) {
			throw Refusal.forbidden("notYoursToGuard");
		}
	}

}
