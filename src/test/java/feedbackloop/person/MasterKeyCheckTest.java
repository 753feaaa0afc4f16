package feedbackloop.person;

import java.time.Clock;

import feedbackloop.StartRefused;
import feedbackloop.privacy.OtherVault;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A start with another master key is refused, also on a database that was never checked.
 */
@CaseTest
class MasterKeyCheckTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private Vault vault;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void anotherKeyIsRefusedAndTheSameIsNot() {
		check(this.vault).check();
		assertThatExceptionOfType(StartRefused.class).isThrownBy(check(OtherVault.OF_ANOTHER_KEY)::check);
		check(this.vault).check();
		assertThat(this.database.sql("select count(*) from master_key_check").query(Integer.class).single()).isOne();
	}

	@Test
	void aDatabaseFromBeforeTheCheckTellsByItsNewestCase() {
		this.work.submit();
		this.transaction.executeWithoutResult((status) -> {
			this.database.sql("delete from master_key_check").update();
			assertThatExceptionOfType(StartRefused.class).isThrownBy(check(OtherVault.OF_ANOTHER_KEY)::check);
			check(this.vault).check();
			status.setRollbackOnly();
		});
	}

	private MasterKeyCheck check(Vault vault) {
		return new MasterKeyCheck(vault, this.database, Clock.systemUTC());
	}

}
