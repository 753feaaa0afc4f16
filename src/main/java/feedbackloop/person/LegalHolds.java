package feedbackloop.person;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import feedbackloop.process.Refusal;

/**
 * Cases that must be kept, as for a court: nothing of them is erased until the hold is
 * lifted. Both stand in the timeline of the case.
 */
@Service
class LegalHolds {

	private final GuardedCases cases;

	private final Vault vault;

	private final Timeline timeline;

	private final JdbcClient database;

	private final HouseTime time;

	private final Clock clock;

	LegalHolds(GuardedCases cases, Vault vault, Timeline timeline, JdbcClient database, HouseTime time, Clock clock) {
		this.cases = cases;
		this.vault = vault;
		this.timeline = timeline;
		this.database = database;
		this.time = time;
		this.clock = clock;
	}

	/**
	 * Says that the case must be kept.
	 * @throws Refusal if the person may not, or the case is erased or held already
	 */
	@Transactional
	public void set(String number, String reason, String userId) {
		Feedback feedback = this.cases.locked(number, userId);
		String why = GuardedCases.reason(reason);
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("erasedBefore");
		}
		int set = this.database.sql("""
				insert into legal_hold (number, reason, set_by, set_at) values (:number, :reason, :user, :now)
				on conflict do nothing""")
			.param("number", feedback.number())
			.param("reason", this.vault.mask(feedback.contact(), why))
			.param("user", userId)
			.param("now", now())
			.update();
		if (set == 0) {
			throw Refusal.tooLate("heldBefore");
		}
		this.timeline.note(feedback.number(), userId, "holdSet", Map.of());
	}

	/**
	 * Says that the case need not be kept any longer.
	 * @throws Refusal if the person may not, or the case is not held
	 */
	@Transactional
	public void lift(String number, String userId) {
		Feedback feedback = this.cases.locked(number, userId);
		int lifted = this.database.sql("""
				update legal_hold set lifted_by = :user, lifted_at = :now
				where number = :number and lifted_at is null""")
			.param("number", feedback.number())
			.param("user", userId)
			.param("now", now())
			.update();
		if (lifted == 0) {
			throw Refusal.tooLate("notHeld");
		}
		this.timeline.note(feedback.number(), userId, "holdLifted", Map.of());
	}

	/**
	 * Those that hold, the newest first, without cases that the reader may not see.
	 */
	List<Hold> all(String reader, int start, int size) {
		return this.database.sql("""
				select number, reason, set_by, set_at from legal_hold l where lifted_at is null
				and not exists (select from hidden_from(:reader) h where h.number = l.number)
				order by id desc limit :size offset :start""")
			.param("reader", reader)
			.param("size", size)
			.param("start", start)
			.query((row, index) -> new Hold(row.getString("number"), row.getString("reason"), row.getString("set_by"),
					this.time.at(row, "set_at")))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A case that must be kept. */
	record Hold(String number, String reason, String setBy, OffsetDateTime setAt) {

	}

}
