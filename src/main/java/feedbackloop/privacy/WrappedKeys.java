package feedbackloop.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All data keys of the database: each column {@code data_key} of whatever table holds
 * them. Destroyed ones are empty and nobody's.
 */
@Component
public class WrappedKeys {

	/** Of a data key from before ids it is the master key that was known first. */
	private static final String OWNER = """
			case when length(t.data_key) = %d then (select id from master_key order by known_at, id limit 1)
			else encode(substring(t.data_key from 1 for %d), 'hex') end""".formatted(Keyring.WITHOUT_ID,
			Keyring.ID_BYTES);

	private static final String OTHERS = "length(t.data_key) > 0 and (length(t.data_key) = " + Keyring.WITHOUT_ID
			+ " or encode(substring(t.data_key from 1 for " + Keyring.ID_BYTES + "), 'hex') <> :id)";

	private final JdbcClient database;

	WrappedKeys(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The tables that hold any, in the order in which they are rewrapped.
	 */
	public List<String> tables() {
		return this.database.sql("""
				select table_name from information_schema.columns
				where table_schema = current_schema() and column_name = 'data_key'
				order by table_name <> 'house_key', table_name
				""").query(String.class).list();
	}

	/**
	 * How many there are of each master key, by its id.
	 */
	public Map<String, Integer> byMasterKey() {
		String all = tables().stream()
			.map((table) -> "select " + OWNER + " as id from " + table + " t where length(t.data_key) > 0")
			.collect(Collectors.joining(" union all "));
		Map<String, Integer> counts = new TreeMap<>();
		this.database.sql("select id, count(*) as keys from (" + all + ") k group by id").query((row) -> {
			counts.put(row.getString("id"), row.getInt("keys"));
		});
		return counts;
	}

	/**
	 * The next of a table that another master key wrapped. Those that somebody else locks
	 * are passed over, so that nobody waits.
	 * @param after the last one that was taken
	 * @param but ids of rows that are left out
	 */
	public List<Row> next(String table, String masterKey, long after, Collection<Long> but, int most) {
		return this.database
			.sql("select t.id, t.data_key from " + table + " t where " + OTHERS
					+ " and t.id > :after and t.id <> all (:but) order by t.id limit :most"
					+ " for no key update skip locked")
			.param("id", masterKey)
			.param("after", after)
			.param("but", but.toArray(Long[]::new))
			.param("most", most)
			.query((row, index) -> new Row(row.getLong("id"), row.getBytes("data_key")))
			.list();
	}

	/**
	 * Whether a table has one left that another master key wrapped, locked or not.
	 */
	public boolean hasMore(String table, String masterKey, Collection<Long> but) {
		return this.database
			.sql("select exists (select from " + table + " t where " + OTHERS + " and t.id <> all (:but))")
			.param("id", masterKey)
			.param("but", but.toArray(Long[]::new))
			.query(Boolean.class)
			.single();
	}

	/**
	 * Puts the data key that was wrapped anew in its place.
	 */
	public void put(String table, long id, byte[] wrapped) {
		this.database.sql("update " + table + " set data_key = ? where id = ?").params(wrapped, id).update();
	}

	/**
	 * A row with its data key as it is wrapped.
	 */
	public record Row(long id, byte[] dataKey) {

	}

}
