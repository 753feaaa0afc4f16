package feedbackloop.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the database answers a statement once tables are too large to read them whole.
 */
public final class Plan {

	private Plan() {
	}

	/**
	 * Its plan, in which each part that has an index names it.
	 */
	public static String of(JdbcClient database, TransactionTemplate transaction, String statement) {
		return transaction.execute((status) -> {
			database.sql("set local enable_seqscan = off").update();
			database.sql("set local enable_indexscan = off").update();
			return String.join("\n", database.sql("explain " + statement).query(String.class).list());
		});
	}

}
