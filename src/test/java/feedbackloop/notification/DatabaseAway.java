package feedbackloop.notification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * Takes the database of a test away from the application for a while.
 */
final class DatabaseAway implements AutoCloseable {

	private static final String OTHERS = "pg_stat_activity where datname = '%s' and pid <> pg_backend_pid()";

	private final String name;

	private final String address;

	private final Connection beside;

	DatabaseAway(String address) throws SQLException {
		int end = (address.indexOf('?') < 0) ? address.length() : address.indexOf('?');
		this.name = address.substring(address.lastIndexOf('/') + 1, end);
		this.address = address.substring(0, address.lastIndexOf('/') + 1);
		this.beside = DriverManager.getConnection(this.address + "postgres", "postgres", null);
	}

	/** Ends all connections and takes no new ones. */
	void begin() {
		run("alter database %s with allow_connections false".formatted(this.name));
		run("select pg_terminate_backend(pid) from " + OTHERS.formatted(this.name));
	}

	void end() {
		run("alter database %s with allow_connections true".formatted(this.name));
	}

	/**
	 * Locks the table, begins the work, and ends the connection of the first who waits.
	 */
	<T> T endsWhoWaitsFor(String table, Callable<T> work) throws Exception {
		try (Connection inside = DriverManager.getConnection(this.address + this.name, "postgres", null)) {
			inside.setAutoCommit(false);
			run(inside, "lock table " + table + " in access exclusive mode");
			T result = work.call();
			while (!isTrue("select pg_terminate_backend(pid) from " + OTHERS.formatted(this.name)
					+ " and wait_event_type = 'Lock' limit 1")) {
				Thread.onSpinWait();
			}
			inside.rollback();
			return result;
		}
	}

	private boolean isTrue(String sql) throws SQLException {
		try (Statement statement = this.beside.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			return row.next() && row.getBoolean(1);
		}
	}

	private void run(String sql) {
		run(this.beside, sql);
	}

	private static void run(Connection connection, String sql) {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		end();
		this.beside.close();
	}

}
