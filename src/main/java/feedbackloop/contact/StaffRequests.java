package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Blank;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers what a member of staff sent under a key, in the transaction that does it. So
 * a second click, or a request that is repeated, does nothing more.
 */
@Component
class StaffRequests {

	private static final int LONGEST_KEY = 255;

	private static final int BYTES = 18;

	private final JdbcClient database;

	private final Vault vault;

	private final Clock clock;

	StaffRequests(JdbcClient database, Vault vault, Clock clock) {
		this.database = database;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * A key for a form.
	 */
	String newKey() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.vault.randomBytes(BYTES));
	}

	/**
	 * Whether nothing was done under that key yet. Whoever comes second waits here until
	 * the first has committed.
	 * @param key null or blank for what may be done again
	 * @param content all of it
	 * @throws Refusal if the key is too long or was used for something else
	 */
	boolean isFirst(String userId, String key, String... content) {
		if (Blank.is(key)) {
			return true;
		}
		if (key.length() > LONGEST_KEY) {
			throw Refusal.invalid("Idempotency-Key", "tooLong", LONGEST_KEY);
		}
		byte[] all = String.join("\u0000", content).getBytes(StandardCharsets.UTF_8);
		String hash = HexFormat.of().formatHex(this.vault.seal(all));
		boolean first = this.database.sql("""
				insert into staff_request (user_id, key, content, at) values (:user, :key, :content, :at)
				on conflict do nothing""")
			.param("user", userId)
			.param("key", key)
			.param("content", hash)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() > 0;
		Optional<String> before = first ? Optional.of(hash) : before(userId, key);
		if (!before.equals(Optional.of(hash))) {
			throw new Refusal(Reason.OTHER_CONTENT, List.of(new Problem("Idempotency-Key", "otherContent", List.of())));
		}
		return first;
	}

	/**
	 * Whether something was done under that key.
	 * @param key null or blank for none
	 */
	boolean isDone(String userId, String key) {
		return !Blank.is(key) && before(userId, key).isPresent();
	}

	private Optional<String> before(String userId, String key) {
		return this.database.sql("select content from staff_request where user_id = ? and key = ?")
			.params(userId, key)
			.query(String.class)
			.optional();
	}

}
