package feedbackloop.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people want to hear less of than the table says, and their quiet hours.
 */
@Component
class Choices {

	private static final String WANTS = """
			select person.user_id, c.how, q.quiet_from, q.quiet_until from (%s) person
			left join notice_choice c on c.user_id = person.user_id and c.event = :event
			left join notice_quiet_hours q on q.user_id = person.user_id
			where c.how is not null or q.quiet_from is not null order by person.user_id""";

	private static final String MEMBERS = WANTS
		.formatted("select m.user_id_ as user_id from act_id_membership m where m.group_id_ = :id");

	private static final String PERSON = WANTS.formatted("select :id as user_id");

	private final JdbcClient database;

	Choices(JdbcClient database) {
		this.database = database;
	}

	/**
	 * What the members of a group want of an event, of those who chose anything.
	 */
	List<Wish> ofMembers(String groupId, String event) {
		return wishes(MEMBERS, groupId, event);
	}

	/**
	 * What a person wants of an event.
	 */
	Wish of(String userId, String event) {
		return wishes(PERSON, userId, event).stream().findFirst().orElse(new Wish(userId, How.NOW, null));
	}

	private List<Wish> wishes(String sql, String id, String event) {
		return this.database.sql(sql)
			.param("id", id)
			.param("event", event)
			.query((row, index) -> new Wish(row.getString("user_id"), how(row.getString("how")), quietHours(row)))
			.list();
	}

	private static How how(String key) {
		return (key != null) ? How.of(key) : How.NOW;
	}

	/**
	 * All that a person chose, by event.
	 */
	Map<String, How> all(String userId) {
		Map<String, How> chosen = new LinkedHashMap<>();
		this.database.sql("select event, how from notice_choice where user_id = :user order by event")
			.param("user", userId)
			.query((row) -> {
				chosen.put(row.getString("event"), How.of(row.getString("how")));
			});
		return chosen;
	}

	Optional<QuietHours> quietHours(String userId) {
		return this.database.sql("select quiet_from, quiet_until from notice_quiet_hours where user_id = :user")
			.param("user", userId)
			.query((row, index) -> quietHours(row))
			.optional();
	}

	/**
	 * Puts all that a person wants in the place of what was there.
	 * @param chosen by event; what is told as the table says is left out
	 * @param quietHours null for none
	 */
	@Transactional
	public void keep(String userId, Map<String, How> chosen, QuietHours quietHours) {
		this.database.sql("delete from notice_choice where user_id = :user").param("user", userId).update();
		chosen.forEach((event, how) -> this.database
			.sql("insert into notice_choice (user_id, event, how) values (:user, :event, :how)")
			.param("user", userId)
			.param("event", event)
			.param("how", how.key())
			.update());
		this.database.sql("delete from notice_quiet_hours where user_id = :user").param("user", userId).update();
		if (quietHours != null) {
			this.database.sql("insert into notice_quiet_hours values (:user, :from, :until)")
				.param("user", userId)
				.param("from", quietHours.from())
				.param("until", quietHours.until())
				.update();
		}
	}

	private static QuietHours quietHours(ResultSet row) throws SQLException {
		LocalTime from = row.getObject("quiet_from", LocalTime.class);
		return (from != null) ? new QuietHours(from, row.getObject("quiet_until", LocalTime.class)) : null;
	}

	/**
	 * What a person wants of one event.
	 *
	 * @param how as the table says when {@link How#NOW}
	 * @param quietHours null for none
	 */
	record Wish(String userId, How how, QuietHours quietHours) {

	}

}
