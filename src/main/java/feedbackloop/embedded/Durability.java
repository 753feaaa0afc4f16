package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a PostgreSQL server must be set to, so that a confirmed case survives a crash.
 */
final class Durability {

	private static final Map<String, Set<String>> DEMANDED = demanded();

	private Durability() {
	}

	private static Map<String, Set<String>> demanded() {
		Map<String, Set<String>> demanded = new LinkedHashMap<>();
		demanded.put("fsync", Set.of("on"));
		demanded.put("full_page_writes", Set.of("on"));
		demanded.put("synchronous_commit", Set.of("on", "remote_apply"));
		demanded.put("transaction_isolation", Set.of("read committed"));
		return demanded;
	}

	/**
	 * @return the settings as found, for the log
	 * @throws StartRefused when one of them could lose a confirmed case
	 */
	static Map<String, String> check(Connection connection) throws SQLException {
		Map<String, String> found = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement()) {
			for (Map.Entry<String, Set<String>> setting : DEMANDED.entrySet()) {
				String value = show(statement, setting.getKey());
				if (!setting.getValue().contains(value)) {
					throw new StartRefused(
							"The database has %s = %s and may lose confirmed cases.".formatted(setting.getKey(), value),
							"Set %s to %s on the PostgreSQL server.".formatted(setting.getKey(),
									String.join(" or ", setting.getValue())));
				}
				found.put(setting.getKey(), value);
			}
		}
		return found;
	}

	private static String show(Statement statement, String setting) throws SQLException {
		try (ResultSet row = statement.executeQuery("show " + setting)) {
			row.next();
			return row.getString(1);
		}
	}

}
