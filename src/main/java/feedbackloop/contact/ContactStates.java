package feedbackloop.contact;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How it stands with the customer of a case, asked in one statement.
 */
@Component
class ContactStates {

	/**
	 * A talk, and whatever the customer writes, begins a new row of calls.
	 */
	private static final String STATE = """
			select s.named, (
			  select count(*) from correspondence c where c.feedback_id = f.id and c.kind = 'call' and c.id > coalesce((
			    select max(h.id) from correspondence h where h.feedback_id = f.id
			    and (h.direction = 'in' or h.kind = 'call' and h.subject = 'reached')), 0)) as failed
			from feedback f left join sensitive_case s on s.number = f.number where f.number = ?""";

	private final JdbcClient database;

	ContactStates(JdbcClient database) {
		this.database = database;
	}

	ContactState of(String number) {
		return this.database.sql(STATE).param(number).query((row, index) -> state(row)).single();
	}

	private static ContactState state(ResultSet row) throws SQLException {
		Array named = row.getArray("named");
		return new ContactState((named != null) ? Optional.of(List.of((String[]) named.getArray())) : Optional.empty(),
				row.getInt("failed"));
	}

	/**
	 * How it stands.
	 *
	 * @param named whom the privacy team named; empty if the case is not sensitive
	 * @param failedCalls how many calls in a row came to nothing
	 */
	record ContactState(Optional<List<String>> named, int failedCalls) {

	}

}
