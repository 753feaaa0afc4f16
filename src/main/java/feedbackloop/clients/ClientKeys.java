package feedbackloop.clients;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out whose a key is: one look at an index, on every node the same at once. When it
 * was last used is written down to the minute, so that busy clients write little.
 */
@Component
public class ClientKeys {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final JdbcClient database;

	private final HouseTime time;

	ClientKeys(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * What is known of a key, and notes that it was used.
	 * @return empty if it is none of ours
	 */
	public Optional<Known> find(String key) {
		if (!KeyText.isOne(key)) {
			return Optional.empty();
		}
		OffsetDateTime now = this.time.now();
		Optional<Row> found = this.database.sql("""
				select k.id, k.expires_at, k.revoked_at, k.used_at, c.name, c.channels, c.per_minute
				from api_key k join api_client c on c.id = k.client_id where k.hash = :hash""")
			.param("hash", KeyText.hash(key))
			.query((row, index) -> row(row, now))
			.optional();
		found.filter((row) -> row.known.state() == State.VALID && row.isUsedAnew(now))
			.ifPresent((row) -> used(row.id, now));
		return found.map(Row::known);
	}

	private Row row(ResultSet row, OffsetDateTime now) throws SQLException {
		ApiClient client = new ApiClient(row.getString("name"), channels(row.getArray("channels")),
				(Integer) row.getObject("per_minute"));
		State state = State.of(this.time.at(row, "revoked_at"), this.time.at(row, "expires_at"), now);
		return new Row(row.getLong("id"), this.time.at(row, "used_at"), new Known(client, state));
	}

	static Set<String> channels(Array channels) throws SQLException {
		return Set.of((String[]) channels.getArray());
	}

	private void used(long id, OffsetDateTime now) {
		this.database.sql("""
				update api_key set used_at = :now where id = :id and (used_at is null or used_at < :before)""")
			.param("now", now)
			.param("id", id)
			.param("before", now.minus(MINUTE))
			.update();
	}

	/**
	 * A key that was made once.
	 */
	public record Known(ApiClient client, State state) {

	}

	/**
	 * Whether a key still counts.
	 */
	public enum State {

		VALID, EXPIRED, REVOKED;

		static State of(OffsetDateTime revokedAt, OffsetDateTime expiresAt, OffsetDateTime now) {
			if (revokedAt != null) {
				return REVOKED;
			}
			return (expiresAt != null && !now.isBefore(expiresAt)) ? EXPIRED : VALID;
		}

	}

	private record Row(long id, OffsetDateTime usedAt, Known known) {

		boolean isUsedAnew(OffsetDateTime now) {
			return this.usedAt == null || this.usedAt.isBefore(now.minus(MINUTE));
		}

	}

}
