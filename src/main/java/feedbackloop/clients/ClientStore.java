package feedbackloop.clients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.clients.ClientView.KeyView;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clients and the hashes of their keys in the database. Neither is ever deleted: cases
 * name the one, and the other says until when it counted.
 */
@Component
class ClientStore {

	private static final int PAGE = 50;

	private final JdbcClient database;

	private final HouseTime time;

	ClientStore(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * Keeps a new client.
	 * @return its id; empty if there is one of that name
	 */
	Optional<Long> add(ClientForm form, String userId) {
		return this.database.sql("""
				insert into api_client (name, purpose, channels, per_minute, made_by, made_at)
				values (:name, :purpose, :channels, :perMinute, :user, :now)
				on conflict do nothing returning id""")
			.param("name", form.name())
			.param("purpose", form.purpose())
			.param("channels", form.channels().toArray(String[]::new))
			.param("perMinute", form.perMinute())
			.param("user", userId)
			.param("now", this.time.now())
			.query(Long.class)
			.optional();
	}

	void change(long id, ClientForm form) {
		this.database.sql("""
				update api_client set purpose = :purpose, channels = :channels, per_minute = :perMinute
				where id = :id""")
			.param("id", id)
			.param("purpose", form.purpose())
			.param("channels", form.channels().toArray(String[]::new))
			.param("perMinute", form.perMinute())
			.update();
	}

	/**
	 * Keeps the hash of a new key.
	 * @param expiresAt or null
	 */
	void addKey(long client, String key, OffsetDateTime expiresAt, String userId) {
		this.database.sql("""
				insert into api_key (client_id, hash, begins, made_by, made_at, expires_at)
				values (:client, :hash, :begins, :user, :now, :expires)""")
			.param("client", client)
			.param("hash", KeyText.hash(key))
			.param("begins", KeyText.beginning(key))
			.param("user", userId)
			.param("now", this.time.now())
			.param("expires", expiresAt)
			.update();
	}

	/**
	 * Lets a key end earlier; one that ends before stays as it is.
	 */
	void endKey(long key, OffsetDateTime expiresAt) {
		this.database.sql("update api_key set expires_at = least(expires_at, :expires) where id = :id")
			.param("id", key)
			.param("expires", expiresAt)
			.update();
	}

	void revoke(long key, String userId) {
		this.database.sql("update api_key set revoked_at = :now, revoked_by = :user where id = :id")
			.param("id", key)
			.param("now", this.time.now())
			.param("user", userId)
			.update();
	}

	/**
	 * Waits until nobody else changes the client.
	 */
	void lock(long id) {
		this.database.sql("select id from api_client where id = :id for update")
			.param("id", id)
			.query(Long.class)
			.optional();
	}

	/**
	 * One page of them, by name.
	 * @param page from 0
	 */
	Slice<ClientView> page(int page) {
		long offset = (long) page * PAGE;
		return Slice.of(find("true order by c.name limit %d offset %d".formatted(PAGE + 1, offset), 0), PAGE);
	}

	Optional<ClientView> one(long id) {
		return find("c.id = :id", id).stream().findFirst();
	}

	private List<ClientView> find(String condition, long id) {
		Map<Long, List<KeyView>> keys = this.database.sql("""
				select k.* from api_key k where k.client_id in (select c.id from api_client c where %s)
				order by k.made_at desc, k.id desc""".formatted(condition))
			.param("id", id)
			.query((row, index) -> Map.entry(row.getLong("client_id"), key(row)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return this.database.sql("""
				select c.*, (select count(*) from feedback f where f.api_client = c.name) as cases
				from api_client c where %s""".formatted(condition))
			.param("id", id)
			.query((row, index) -> client(row, keys.getOrDefault(row.getLong("id"), List.of())))
			.list();
	}

	private ClientView client(ResultSet row, List<KeyView> keys) throws SQLException {
		Set<String> channels = ClientKeys.channels(row.getArray("channels"));
		return new ClientView(row.getLong("id"), row.getString("name"), row.getString("purpose"),
				Channels.ALL.stream().filter(channels::contains).toList(), (Integer) row.getObject("per_minute"),
				row.getString("made_by"), this.time.at(row, "made_at"), row.getLong("cases"), keys);
	}

	private KeyView key(ResultSet row) throws SQLException {
		OffsetDateTime revokedAt = this.time.at(row, "revoked_at");
		OffsetDateTime expiresAt = this.time.at(row, "expires_at");
		return new KeyView(row.getLong("id"), row.getString("begins"),
				ClientKeys.State.of(revokedAt, expiresAt, this.time.now()), row.getString("made_by"),
				this.time.at(row, "made_at"), expiresAt, revokedAt, row.getString("revoked_by"),
				this.time.at(row, "used_at"));
	}

}
