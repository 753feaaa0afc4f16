package feedbackloop;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import org.springframework.transaction.TransactionSystemException;

/**
 * Tells failures of a database that cannot work now from those of a request: no
 * connection, one that died, a full disk, a stop, a time-out. They pass by themselves.
 */
public final class DatabaseOutage {

	/**
	 * Classes of SQLSTATE: connection, resources, intervention of an operator, system.
	 */
	private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

	/**
	 * A server that only reads, and transactions that it ended because they were idle.
	 */
	private static final Set<String> STATES = Set.of("25006", "25P03", "25P04");

	/** What the pool says of a connection that died before; it gives no state. */
	private static final String CLOSED = "Connection is closed";

	private DatabaseOutage() {
	}

	/**
	 * Whether the failure is, or comes from, one of the database.
	 */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable next = failure; next != null; next = next.getCause()) {
			if (next instanceof SQLException sql && isOutage(sql)) {
				return true;
			}
			// A rollback that failed too hides what failed first.
			if (next instanceof TransactionSystemException end && isCauseOf(end.getApplicationException())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOutage(SQLException failure) {
		if (failure instanceof SQLTransientConnectionException || failure instanceof SQLNonTransientConnectionException
				|| failure instanceof SQLRecoverableException) {
			return true;
		}
		String state = failure.getSQLState();
		return (state != null)
				? STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))
				: CLOSED.equals(failure.getMessage());
	}

}
