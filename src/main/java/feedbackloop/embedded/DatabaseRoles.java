package feedbackloop.embedded;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;

/**
 * Who may do what in the embedded PostgreSQL: the application owns its database and
 * nothing else. Its password is new at each start and stands nowhere.
 */
final class DatabaseRoles {

	static final String APPLICATION = "feedback";

	/** Older installations were made by the superuser. */
	private static final String HAND_OVER = """
			do $$
			declare change text;
			begin
				for change in
					select format('alter table %s owner to feedback', oid::regclass)
					from pg_class
					where relowner = 'postgres'::regrole and relnamespace = 'public'::regnamespace
						and (relkind in ('r', 'p', 'v', 'm') or relkind = 'S' and not exists (
							select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i')))
					union all
					select format('alter routine %s owner to feedback', oid::regprocedure)
					from pg_proc
					where proowner = 'postgres'::regrole and pronamespace = 'public'::regnamespace
				loop
					execute change;
				end loop;
			end $$""";

	private static final int PASSWORD_BYTES = 24;

	private DatabaseRoles() {
	}

	/**
	 * A password that nobody guesses, of letters, digits, {@code -} and {@code _}.
	 */
	static String newPassword() {
		byte[] password = new byte[PASSWORD_BYTES];
		new SecureRandom().nextBytes(password);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(password);
	}

	/**
	 * Makes the application's role and database if there are none, and lets the role in.
	 * @param server a connection of the superuser
	 */
	static void prepare(Connection server, String password) throws SQLException {
		try (Statement statement = server.createStatement()) {
			if (isMissing(statement, "select from pg_roles where rolname = 'feedback'")) {
				statement.execute("create role feedback login");
			}
			statement.execute("alter role feedback password '" + password + "'");
			if (isMissing(statement, "select from pg_database where datname = 'feedback'")) {
				statement.execute("create database feedback owner feedback");
			}
			statement.execute("alter database feedback owner to feedback");
		}
	}

	/**
	 * Gives the application what is in its database.
	 * @param database a connection of the superuser to it
	 */
	static void handOver(Connection database) throws SQLException {
		try (Statement statement = database.createStatement()) {
			statement.execute(HAND_OVER);
		}
	}

	private static boolean isMissing(Statement statement, String query) throws SQLException {
		try (ResultSet row = statement.executeQuery(query)) {
			return !row.next();
		}
	}

}
