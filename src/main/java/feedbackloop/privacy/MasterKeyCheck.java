package feedbackloop.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a start without a master key that is still needed: old texts could not be
 * opened, and new ones not by the right key later.
 */
@Component
public class MasterKeyCheck {

	private final Keyring keyring;

	private final HouseKeyStore houseKeys;

	private final WrappedKeys wrapped;

	private final JdbcClient database;

	/** Those that came into use after the start, which found all that were needed. */
	private final Set<String> lacked = ConcurrentHashMap.newKeySet();

	MasterKeyCheck(Keyring keyring, HouseKeyStore houseKeys, WrappedKeys wrapped, JdbcClient database) {
		this.keyring = keyring;
		this.houseKeys = houseKeys;
		this.wrapped = wrapped;
		this.database = database;
	}

	/**
	 * Asked first at each start.
	 * @throws MasterKeyMissing if one is missing
	 */
	public void check() {
		List<String> known = this.database.sql("select id from master_key order by known_at, id")
			.query(String.class)
			.list();
		if (!this.keyring.ids().containsAll(known)) {
			Map<String, Integer> counts = this.wrapped.byMasterKey();
			known.stream()
				.filter((id) -> !this.keyring.has(id) && counts.containsKey(id))
				.findFirst()
				.ifPresent((id) -> {
					throw missing("%,d data keys are wrapped by it".formatted(counts.get(id)), id);
				});
		}
		inUse().ifPresent((id) -> {
			if (!this.keyring.has(id)) {
				throw missing("it is the one that wraps", id);
			}
		});
		this.houseKeys.get();
		follow();
	}

	/**
	 * Has this node wrap with the key that the database says.
	 * @return the id of that key if this node lacks it
	 */
	public Optional<String> follow() {
		Optional<String> id = inUse();
		id.ifPresent(this.keyring::use);
		return id.filter((one) -> !this.keyring.has(one));
	}

	/**
	 * The id of the master key that wraps now, by the database; none before the first
	 * start.
	 */
	public Optional<String> inUse() {
		return this.database.sql("select id from master_key order by in_use_at desc, id limit 1")
			.query(String.class)
			.optional();
	}

	/**
	 * The ids of the master keys that this node lacks though they are needed. One wraps
	 * now, or it did since the start and data keys still need it.
	 */
	public Set<String> lacking() {
		follow().ifPresent(this.lacked::add);
		if (!this.lacked.isEmpty()) {
			Set<String> needed = new HashSet<>(this.wrapped.byMasterKey().keySet());
			inUse().ifPresent(needed::add);
			this.lacked.retainAll(needed);
		}
		return Set.copyOf(this.lacked);
	}

	private static MasterKeyMissing missing(String why, String id) {
		return new MasterKeyMissing("The master key %s is missing: %s.".formatted(id, why), MasterKeyMissing.ADD_IT);
	}

}
