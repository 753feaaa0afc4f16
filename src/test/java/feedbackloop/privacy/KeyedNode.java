package feedbackloop.privacy;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A node as far as keys matter: it was given those master keys, the first one to wrap
 * with.
 */
public final class KeyedNode {

	/** Those of all tests, in the order in which the application has them. */
	public static final String FIRST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	public static final String SECOND = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

	/** One that nobody else has. */
	public static final String STRANGE = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

	private final Keyring keyring;

	private final MasterKeyCheck check;

	private final Vault vault;

	public KeyedNode(DataSource source, String key, String... others) {
		JdbcClient database = JdbcClient.create(source);
		this.keyring = new Keyring(new MasterKeys(key, List.of(others)));
		HouseKeyStore houseKeys = new HouseKeyStore(this.keyring, database, new DataSourceTransactionManager(source));
		this.check = new MasterKeyCheck(this.keyring, houseKeys, new WrappedKeys(database), database);
		this.vault = new Vault(this.keyring, houseKeys, new Masker(), null);
	}

	public void start() {
		this.check.check();
	}

	public MasterKeyCheck check() {
		return this.check;
	}

	public Vault vault() {
		return this.vault;
	}

	/** The id of its first key. */
	public String id() {
		return this.keyring.ids().get(0);
	}

}
