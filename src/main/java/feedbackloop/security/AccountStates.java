package feedbackloop.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks up how an account stands, with one statement.
 */
@Component
class AccountStates {

	private final JdbcClient database;

	AccountStates(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The account as it is now, unless it was deleted.
	 */
	Optional<AccountState> find(String userId) {
		return this.database.sql("""
				select encode(sha256(convert_to(concat(u.pwd_, ' ', u.salt_), 'UTF8')), 'hex') as password,
				  array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_) as groups
				from act_id_user u where u.id_ = :user""")
			.param("user", userId)
			.query((row, index) -> new AccountState(row.getString("password"), groups(row)))
			.optional();
	}

	private static Set<String> groups(ResultSet row) throws SQLException {
		return Set.of((String[]) row.getArray("groups").getArray());
	}

}
