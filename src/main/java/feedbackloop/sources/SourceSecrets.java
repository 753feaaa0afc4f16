package feedbackloop.sources;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

import feedbackloop.audit.AccessLog;
import feedbackloop.feedback.Blank;
import feedbackloop.outgoing.WebhookSignature;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets with which senders sign, encrypted. Of a source two count while one takes
 * the place of the other. Making and removing one is written down in the access log or
 * not done at all.
 */
@Component
class SourceSecrets {

	private static final int MOST = 2;

	private static final int BYTES = 32;

	/** A sender's own is not of our making, but may not be a word. */
	private static final int SHORTEST = 16;

	private static final int LONGEST = 200;

	private final JdbcClient database;

	private final AccessLog log;

	private final Vault vault;

	private final HouseTime time;

	SourceSecrets(JdbcClient database, AccessLog log, Vault vault, HouseTime time) {
		this.database = database;
		this.log = log;
		this.vault = vault;
		this.time = time;
	}

	/**
	 * Those that count, in clear.
	 */
	List<String> of(String source) {
		return this.database.sql("select data_key, sealed from source_secret where source = ? order by id")
			.param(source)
			.query((row, index) -> this.vault.open(row.getBytes("data_key"), row.getBytes("sealed")))
			.list();
	}

	/**
	 * Who made which, without them.
	 */
	List<Made> made(String source) {
		return this.database.sql("select id, made_by, made_at from source_secret where source = ? order by id")
			.param(source)
			.query((row, index) -> new Made(row.getLong("id"), row.getString("made_by"), this.time.at(row, "made_at")))
			.list();
	}

	/**
	 * Adds a secret.
	 * @param given the one that the sender names; blank to make one
	 * @return the secret, which is shown once
	 * @throws Refusal if there are two already, the given one is none, or it cannot be
	 * written down
	 */
	@Transactional
	public String add(String source, String given, String userId) {
		this.database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
			.param("source secret " + source)
			.query((row, index) -> index)
			.list();
		if (made(source).size() >= MOST) {
			throw Refusal.tooLate("sourceSecrets", MOST);
		}
		String secret = Blank.is(given) ? "whsec_" + Base64.getEncoder().encodeToString(this.vault.randomBytes(BYTES))
				: given.strip();
		if (!WebhookSignature.isKey(secret) || secret.length() < SHORTEST || secret.length() > LONGEST) {
			throw Refusal.invalid("secret", "sourceSecret", SHORTEST, LONGEST);
		}
		byte[] key = this.vault.newDataKey();
		this.database
			.sql("insert into source_secret (source, data_key, sealed, made_by, made_at) values (?, ?, ?, ?, ?)")
			.params(source, key, this.vault.seal(key, secret), userId, this.time.now())
			.update();
		note(userId, "makeSecret", source);
		return secret;
	}

	/**
	 * From now on nothing signed with it is taken. Once more changes nothing.
	 */
	@Transactional
	public void remove(String source, long id, String userId) {
		int removed = this.database.sql("delete from source_secret where source = ? and id = ?")
			.params(source, id)
			.update();
		if (removed > 0) {
			note(userId, "removeSecret", source);
		}
	}

	private void note(String userId, String act, String source) {
		if (!this.log.noted(userId, AccessLog.Kind.CLIENT, null, act + " " + source)) {
			throw Refusal.busy("notWrittenDown");
		}
	}

	/**
	 * A secret without its value.
	 */
	record Made(long id, String by, OffsetDateTime at) {

	}

}
