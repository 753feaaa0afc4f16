package feedbackloop.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the keys of the house, wrapped by a master key. A new database gets its own; one
 * from before they were kept gets those that its master key gives.
 */
@Component
public class HouseKeyStore implements Supplier<HouseKeys> {

	private final Keyring keyring;

	private final JdbcClient database;

	private final TransactionTemplate own;

	private volatile HouseKeys known;

	HouseKeyStore(Keyring keyring, JdbcClient database, PlatformTransactionManager transactions) {
		this.keyring = keyring;
		this.database = database;
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Read once.
	 * @throws MasterKeyMissing if the database was encrypted with another master key
	 */
	@Override
	public HouseKeys get() {
		if (this.known == null) {
			this.known = this.own.execute((status) -> read().orElseGet(this::made));
		}
		return this.known;
	}

	private Optional<HouseKeys> read() {
		Map<String, byte[]> keys = new HashMap<>();
		this.database.sql("select name, data_key from house_key").query((row) -> {
			keys.put(row.getString("name"), this.keyring.unwrap(row.getBytes("data_key")));
		});
		return keys.isEmpty() ? Optional.empty() : Optional.of(HouseKeys.of(keys));
	}

	/** Another node may have been quicker; then its keys count. */
	private HouseKeys made() {
		List<byte[]> checks = this.database.sql("select hash from master_key_check")
			.query((row, index) -> row.getBytes("hash"))
			.list();
		Optional<byte[]> newest = this.database
			.sql("select data_key from contact where length(data_key) > 0 order by id desc limit 1")
			.query((row, index) -> row.getBytes("data_key"))
			.optional();
		boolean isNew = checks.isEmpty() && newest.isEmpty();
		String master = isNew ? this.keyring.ids().get(0)
				: (checks.isEmpty() ? this.keyring.opener(newest.get())
						: this.keyring.ids().stream().filter((id) -> fits(id, checks)).findFirst())
					.orElseThrow(HouseKeyStore::another);
		store(master, isNew ? HouseKeys.random() : HouseKeys.derived(this.keyring.key(master)));
		return read().orElseThrow();
	}

	private void store(String master, HouseKeys keys) {
		this.database
			.sql("insert into master_key (id, known_at, in_use_at) values (?, now(), now()) on conflict do nothing")
			.param(master)
			.update();
		this.keyring.use(master);
		keys.byName()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((key) -> this.database
				.sql("insert into house_key (name, data_key) values (?, ?) on conflict do nothing")
				.params(key.getKey(), this.keyring.wrap(key.getValue()))
				.update());
	}

	/** By the hash that was kept before there were ids. */
	private boolean fits(String id, List<byte[]> checks) {
		byte[] own = Aes.hmac(HouseKeys.derived(this.keyring.key(id)).seal(), "master key check");
		return checks.stream().anyMatch((hash) -> Arrays.equals(hash, own));
	}

	private static MasterKeyMissing another() {
		return new MasterKeyMissing("The master key is not the one that the database was encrypted with.",
				"Set feedback-loop.master-key to that one. A database that is restored needs the key of its time.");
	}

}
