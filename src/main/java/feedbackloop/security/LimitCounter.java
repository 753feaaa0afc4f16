package feedbackloop.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts in the database, and so for all nodes together, how much of a limit somebody has
 * used up. Not to be asked within a transaction: each count takes a connection of its
 * own.
 */
@Component
class LimitCounter {

	private static final int FORGOTTEN_AT_ONCE = 1000;

	private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

	LimitCounter(DataSource database) {
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("request_limit")
			.idColumn("id")
			.stateColumn("state")
			.expiresAtColumn("expires_at")
			.expirationAfterWrite(
					ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * Uses up one, if there is one.
	 * @param what the name of the limit
	 * @param who whom it counts
	 * @return zero, or how long to wait for the next
	 */
	Duration take(String what, Limit limit, String... who) {
		return take(1, what, limit, who);
	}

	/**
	 * Uses up some, if there are as many.
	 * @param amount how many, at most as many as there can be
	 * @param what the name of the limit
	 * @param who whom it counts
	 * @return zero, or how long to wait for as many
	 */
	Duration take(long amount, String what, Limit limit, String... who) {
		return ask(() -> Duration
			.ofNanos(bucket(what, limit, who).tryConsumeAndReturnRemaining(amount).getNanosToWaitForRefill()));
	}

	/**
	 * Uses up one, if there is one, and says how much is left.
	 * @param what the name of the limit
	 * @param who whom it counts
	 */
	Count count(String what, Limit limit, String... who) {
		return ask(() -> {
			ConsumptionProbe probe = bucket(what, limit, who).tryConsumeAndReturnRemaining(1);
			return new Count(Duration.ofNanos(probe.getNanosToWaitForRefill()), probe.getRemainingTokens(),
					Duration.ofNanos(probe.getNanosToWaitForReset()));
		});
	}

	/**
	 * Looks whether there is one without using it up.
	 * @return zero, or how long to wait for the next
	 */
	Duration look(String what, Limit limit, String... who) {
		return ask(
				() -> Duration.ofNanos(bucket(what, limit, who).estimateAbilityToConsume(1).getNanosToWaitForRefill()));
	}

	/**
	 * Gives back all that was used up.
	 */
	void giveBack(String what, Limit limit, String... who) {
		ask(() -> {
			bucket(what, limit, who).reset();
			return null;
		});
	}

	/**
	 * Forgets those who have not come back for so long that nothing is used up.
	 */
	@Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		ask(() -> {
			int forgotten = FORGOTTEN_AT_ONCE;
			while (forgotten == FORGOTTEN_AT_ONCE) {
				forgotten = this.buckets.removeExpired(FORGOTTEN_AT_ONCE);
			}
			return null;
		});
	}

	private static <T> T ask(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (BucketExecutionException ex) {
			throw new DataAccessResourceFailureException("Limits could not be counted", ex);
		}
	}

	/** A limit that is set anew counts anew, so it is part of the key. */
	private Bucket bucket(String what, Limit limit, String... who) {
		String key = "%s %d/%s %s".formatted(what, limit.most(), limit.within(), hash(String.join("\0", who)));
		return this.buckets.getProxy(key,
				() -> BucketConfiguration.builder()
					.addLimit(
							(bandwidth) -> bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.within()))
					.build());
	}

	private static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a limit says.
	 *
	 * @param toWait zero, or how long to wait for the next
	 * @param left how many are left now
	 * @param refilledIn after which time all are there again
	 */
	record Count(Duration toWait, long left, Duration refilledIn) {

	}

}
