package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.TransactionBound;

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

	/** What is known of the keys that this transaction holds. */
	private final TransactionBound<Map<String, Optional<KnownSubmission>>> held = new TransactionBound<>(HashMap::new);

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
		Map<String, Optional<KnownSubmission>> known = this.held.get();
		if (!known.containsKey(key(origin))) {
			hold(List.of(origin), known);
		}
		return known.get(key(origin));
	}

	/**
	 * Asks that of many at once. Nobody else can submit by them until the transaction
	 * ends.
	 */
	void hold(List<Origin> origins) {
		hold(origins, this.held.get());
	}

	private void hold(List<Origin> origins, Map<String, Optional<KnownSubmission>> known) {
		this.database.sql("""
				select pg_advisory_xact_lock(lock) from (
				  select distinct hashtextextended(key, 0) as lock from unnest(:keys) key order by lock) locks""")
			.param("keys", texts(origins, this::key))
			.query((row, index) -> index)
			.list();
		origins.forEach((origin) -> known.put(key(origin), Optional.empty()));
		this.database.sql("""
				select k.given, s.feedback_number, s.body_hash
				from unnest(:given, :clients, :keys, :senders) as k (given, client, key, sender)
				join submission_key s on s.client = k.client and s.key = k.key and s.sender = k.sender""")
			.param("given", texts(origins, this::key))
			.param("clients", texts(origins, Origin::client))
			.param("keys", texts(origins, Origin::key))
			.param("senders", texts(origins, this::sender))
			.query((row, index) -> known.put(row.getString("given"),
					Optional.of(new KnownSubmission(row.getString("feedback_number"), row.getString("body_hash")))))
			.list();
	}

	private static String[] texts(List<Origin> origins, Function<Origin, String> text) {
		return origins.stream().map(text).toArray(String[]::new);
	}

	private String key(Origin origin) {
		return String.join("\n", origin.client(), origin.key(), sender(origin));
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
		String hash = hash(request);
		this.database.sql("""
				insert into submission_key (client, key, body_hash, sender, feedback_number, accepted_at)
				values (:client, :key, :hash, :sender, :number, :now)""")
			.param("client", origin.client())
			.param("key", origin.key())
			.param("hash", hash)
			.param("sender", sender(origin))
			.param("number", number)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
		this.held.get().put(key(origin), Optional.of(new KnownSubmission(number, hash)));
	}

	/**
	 * The same submission says something else from now on, or belongs to another case.
	 */
	void renew(Origin origin, FeedbackRequest request, String number) {
		String hash = hash(request);
		this.database.sql(
				"update submission_key set body_hash = :hash, feedback_number = :number where client = :client and key = :key")
			.param("hash", hash)
			.param("number", number)
			.param("client", origin.client())
			.param("key", origin.key())
			.update();
		this.held.get().put(key(origin), Optional.of(new KnownSubmission(number, hash)));
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
