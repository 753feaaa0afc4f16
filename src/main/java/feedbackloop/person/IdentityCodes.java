package feedbackloop.person;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.IdentityLetter;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has customers prove that the address on record is theirs. A code of eight digits is
 * mailed to it. It is good for one use within a quarter of an hour, and for five
 * attempts.
 */
@Component
class IdentityCodes {

	private static final Duration GOOD_FOR = Duration.ofMinutes(15);

	private static final int MOST_ATTEMPTS = 5;

	private static final int RANDOM_BYTES = 8;

	private static final BigInteger CODES = BigInteger.valueOf(100_000_000);

	private final NamedCases cases;

	private final IdentityLetter letter;

	private final Vault vault;

	private final Timeline timeline;

	private final JdbcClient database;

	private final Clock clock;

	IdentityCodes(NamedCases cases, IdentityLetter letter, Vault vault, Timeline timeline, JdbcClient database,
			Clock clock) {
		this.cases = cases;
		this.letter = letter;
		this.vault = vault;
		this.timeline = timeline;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Mails a new code in place of the one before.
	 * @throws Refusal if there is no working address, or it got too many
	 */
	@Transactional
	public void send(String number) {
		Feedback feedback = this.cases.locked(number);
		if (!feedback.contact().isReachedByMail()) {
			throw Refusal.tooLate("noAddress");
		}
		if (!this.letter.maySend(feedback)) {
			throw Refusal.tooMany("tooManyCodes");
		}
		String code = "%08d".formatted(new BigInteger(1, this.vault.randomBytes(RANDOM_BYTES)).mod(CODES));
		this.database.sql("""
				insert into identity_code (number, hash, sent_at) values (:number, :hash, :now)
				on conflict (number) do update set hash = excluded.hash, sent_at = excluded.sent_at, attempts = 0""")
			.param("number", number)
			.param("hash", hash(number, code))
			.param("now", now())
			.update();
		this.letter.send(feedback, code);
		this.timeline.note(number, Timeline.CUSTOMER, "codeSent", Map.of());
	}

	/**
	 * Uses the code up. A wrong one counts, whatever becomes of the rest.
	 * @throws Refusal if it is not the one that was mailed last, too old, or too often
	 * wrong
	 */
	@Transactional(noRollbackFor = Refusal.class)
	public void use(String number, String typed) {
		if (Blank.is(typed)) {
			throw Refusal.invalid("code", "required");
		}
		int used = this.database.sql("""
				delete from identity_code
				where number = :number and hash = :hash and sent_at > :since and attempts < :most""")
			.param("number", number)
			.param("hash", hash(number, typed.replaceAll("\\s", "")))
			.param("since", now().minus(GOOD_FOR))
			.param("most", MOST_ATTEMPTS)
			.update();
		if (used == 0) {
			this.database.sql("update identity_code set attempts = attempts + 1 where number = ? and attempts < ?")
				.params(number, MOST_ATTEMPTS)
				.update();
			throw Refusal.invalid("code", "wrongCode");
		}
	}

	private String hash(String number, String code) {
		return this.vault.index("identity code " + number + " " + code);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
