package feedbackloop.privacy;

import java.util.Base64;

import feedbackloop.testing.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A start with another master key is refused, also on a database from before keys had
 * ids.
 */
class MasterKeyCheckTest {

	private DriverManagerDataSource source;

	private JdbcClient database;

	@BeforeEach
	void newDatabase() {
		this.source = new DriverManagerDataSource(Database.fresh(), "postgres", "");
		this.database = JdbcClient.create(this.source);
	}

	@Test
	void anotherKeyIsRefusedByItsIdAndTheSameIsNot() {
		KeyedNode node = node(KeyedNode.FIRST);
		node.start();
		assertThatExceptionOfType(MasterKeyMissing.class).isThrownBy(node(KeyedNode.STRANGE)::start)
			.withMessage("The master key %s is missing: 3 data keys are wrapped by it.", node.id());
		assertThatExceptionOfType(MasterKeyMissing.class).as("whoever asks before the check")
			.isThrownBy(() -> node(KeyedNode.STRANGE).vault().index("a@b.example"))
			.withMessageContaining(node.id())
			.satisfies((missing) -> assertThat(
					new MasterKeyMissingAnalyzer().analyze(new IllegalStateException(missing)).getAction())
				.contains("other-master-keys"));
		KeyedNode again = node(KeyedNode.FIRST);
		again.start();
		assertThat(again.vault().index("a@b.example")).isEqualTo(node.vault().index("a@b.example"));
		node(KeyedNode.STRANGE, KeyedNode.FIRST).start();
		assertThat(this.database.sql("select id from master_key").query(String.class).list())
			.containsExactly(node.id());
	}

	@Test
	void eachNewDatabaseHasKeysOfItsOwn() {
		KeyedNode node = node(KeyedNode.FIRST);
		node.start();
		newDatabase();
		KeyedNode another = node(KeyedNode.FIRST);
		another.start();
		assertThat(another.vault().index("a@b.example")).isNotEqualTo(node.vault().index("a@b.example"));
	}

	@Test
	void aDatabaseFromBeforeIdsKeepsItsHashesAndItsTexts() {
		byte[] master = Base64.getDecoder().decode(KeyedNode.FIRST);
		byte[] dataKey = Aes.randomBytes(Aes.KEY_BYTES);
		insertContact(Aes.encrypt(master, dataKey));
		HouseKeys before = HouseKeys.derived(master);
		this.database.sql("insert into master_key_check (hash, at) values (?, now())")
			.param(Aes.hmac(before.seal(), "master key check"))
			.update();
		assertRefused(KeyedNode.STRANGE);
		KeyedNode node = node(KeyedNode.SECOND, KeyedNode.FIRST);
		node.start();
		assertThat(node.vault().keyedHash("x")).isEqualTo(Aes.hmac(before.hash(), "x"));
		assertThat(node.vault().open(contactKey(), Aes.encrypt(dataKey, "来信".getBytes()))).isEqualTo("来信");
		assertThatExceptionOfType(MasterKeyMissing.class).isThrownBy(node(KeyedNode.SECOND)::start)
			.withMessageContaining("4 data keys are wrapped by it");
	}

	@Test
	void aDatabaseFromBeforeTheCheckTellsByItsNewestCase() {
		insertContact(Aes.encrypt(Base64.getDecoder().decode(KeyedNode.FIRST), Aes.randomBytes(Aes.KEY_BYTES)));
		assertRefused(KeyedNode.STRANGE);
		node(KeyedNode.FIRST).start();
	}

	private void assertRefused(String key) {
		assertThatExceptionOfType(MasterKeyMissing.class).isThrownBy(node(key)::start)
			.withMessageContaining("not the one that the database was encrypted with");
		assertThat(this.database.sql("select count(*) from house_key").query(Integer.class).single()).isZero();
	}

	private void insertContact(byte[] dataKey) {
		this.database.sql("insert into contact (data_key, anonymous) values (?, true)").param(dataKey).update();
	}

	private byte[] contactKey() {
		return this.database.sql("select data_key from contact")
			.query((row, index) -> row.getBytes("data_key"))
			.single();
	}

	private KeyedNode node(String key, String... others) {
		return new KeyedNode(this.source, key, others);
	}

}
