package feedbackloop.teamwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import feedbackloop.process.AccountNames;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The staff as people choose among them: by name, with their teams, who is there today
 * first.
 */
@Component
public class Colleagues {

	private static final int MOST = 2000;

	private final AccountNames names;

	private final JdbcClient database;

	private final Clock clock;

	Colleagues(AccountNames names, JdbcClient database, Clock clock) {
		this.names = names;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Everybody who is in a group, the first 2,000.
	 * @param in the language of whoever reads the names
	 */
	public List<Colleague> all(Words in) {
		AccountNames inLanguage = this.names.in(in);
		return this.database.sql("""
				select id_, first_, last_, teams, exists (
				  select from absence where user_id = id_ and ended_at is null
				  and first_day <= :today and last_day >= :today) as absent
				from (
				  select user_id_, array_agg(group_id_ order by group_id_) as teams
				  from act_id_membership group by user_id_ order by user_id_ limit :most) member
				join act_id_user on id_ = user_id_""")
			.param("today", LocalDate.now(this.clock))
			.param("most", MOST)
			.query((row, index) -> new Colleague(row.getString("id_"),
					inLanguage.name(row.getString("id_"), row.getString("first_"), row.getString("last_")),
					List.of((String[]) row.getArray("teams").getArray()), row.getBoolean("absent")))
			.list()
			.stream()
			.sorted(Comparator.comparing(Colleague::absent).thenComparing(Colleague::name))
			.toList();
	}

	/**
	 * One of the staff.
	 *
	 * @param name with the user id in brackets
	 * @param teams ids of all groups that the person is in
	 * @param absent today
	 */
	public record Colleague(String userId, String name, List<String> teams, boolean absent) {

	}

}
