package feedbackloop.embedded;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the database answers and its disk takes more, wherever that disk is: the server
 * writes some megabytes into a temporary file, which it removes again. Nothing else of a
 * database on a full disk fails before a case does.
 */
@Component
class DatabaseDisk extends AbstractHealthIndicator {

	private static final int SECONDS = 4;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	DatabaseDisk(JdbcClient database, PlatformTransactionManager transactions) {
		super("The database does not answer, or its disk is full");
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setTimeout(SECONDS);
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		this.transaction.executeWithoutResult((status) -> {
			this.database.sql("set local work_mem = '64kB'").update();
			this.database.sql("select count(*) from generate_series(1, 100000)").query(Long.class).single();
		});
		health.up();
	}

}
