package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which submission made which case, in the transaction that makes it. The same
 * key and content give the same case again, on whichever node they arrive. A key counts
 * for one client and, where strangers might guess it, for one network address.
 */
@Component
class SubmissionKeys {

	private final JdbcClient database;

	private final ObjectMapper json;

	private final Vault vault;

	SubmissionKeys(JdbcClient database, ObjectMapper json, Vault vault) {
		this.database = database;
		this.json = json;
		this.vault = vault;
	}

	/**
	 * The number of the case that this submission made before. Whoever comes second waits
	 * here until the first has committed.
	 * @throws Refusal if the key was used for something else
	 */
	Optional<String> find(Origin origin, FeedbackRequest request) {
		Optional<KnownSubmission> kept = known(origin);
		if (kept.isPresent() && !isSame(kept.get(), request)) {
			throw new Refusal(Refusal.Reason.OTHER_CONTENT,
					List.of(new Problem("Idempotency-Key", "otherContent", List.of())));
		}
		return kept.map(KnownSubmission::feedbackNumber);
	}

	/**
	 * What became of the submission of that key, if there was one. Whoever comes second
	 * waits here until the first has committed.
	 */
	Optional<KnownSubmission> known(Origin origin) {
		String sender = sender(origin);
		this.database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
			.param("key", String.join("\n", origin.client(), origin.key(), sender))
			.query((row, index) -> index)
			.list();
		return this.database.sql("""
				select feedback_number, body_hash from submission_key
				where client = :client and key = :key and sender = :sender""")
			.param("client", origin.client())
			.param("key", origin.key())
			.param("sender", sender)
			.query(KnownSubmission.class)
			.optional();
	}

	/**
	 * Whether what was submitted then is what is submitted now.
	 */
	boolean isSame(KnownSubmission before, FeedbackRequest request) {
		return before.bodyHash().equals(hash(request));
	}

	/**
	 * Those of the keys of a client by which something was submitted.
	 */
	Set<String> used(String client, Collection<String> keys) {
		return this.database.sql("select key from submission_key where client = :client and key = any(:keys)")
			.param("client", client)
			.param("keys", keys.toArray(String[]::new))
			.query(String.class)
			.set();
	}

	void keep(Origin origin, FeedbackRequest request, String number, Instant now) {
		this.database.sql("""
				insert into submission_key (client, key, body_hash, sender, feedback_number, accepted_at)
				values (:client, :key, :hash, :sender, :number, :now)""")
			.param("client", origin.client())
			.param("key", origin.key())
			.param("hash", hash(request))
			.param("sender", sender(origin))
			.param("number", number)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * The same submission says something else from now on, or belongs to another case.
	 */
	void renew(Origin origin, FeedbackRequest request, String number) {
		this.database.sql(
				"update submission_key set body_hash = :hash, feedback_number = :number where client = :client and key = :key")
			.param("hash", hash(request))
			.param("number", number)
			.param("client", origin.client())
			.param("key", origin.key())
			.update();
	}

	/**
	 * A hash that does not let a short text be guessed from it.
	 */
	private String hash(FeedbackRequest request) {
		try {
			byte[] content = this.json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
			return this.vault.index(HexFormat.of().formatHex(hash));
		}
		catch (JsonProcessingException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException("A submission could not be compared", ex);
		}
	}

	/** A keyed hash of the address, or empty where the key counts from everywhere. */
	private String sender(Origin origin) {
		return (origin.sender() != null) ? this.vault.index("sender " + origin.sender()) : "";
	}

	/**
	 * What a key stands for.
	 */
	record KnownSubmission(String feedbackNumber, String bodyHash) {

	}

}
