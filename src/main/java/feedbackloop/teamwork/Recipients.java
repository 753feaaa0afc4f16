package feedbackloop.teamwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.FourEyesRules;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may get an open task from somebody else: members of its team, unless the case is
 * about them or four eyes keep them from it.
 */
@Component
class Recipients {

	private static final int MOST_MEMBERS = 500;

	private final FourEyesRules fourEyes;

	private final Directory directory;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final Clock clock;

	Recipients(FourEyesRules fourEyes, Directory directory, AsSystem asSystem, JdbcClient database, Clock clock) {
		this.fourEyes = fourEyes;
		this.directory = directory;
		this.asSystem = asSystem;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Checks that the person may get the task.
	 * @throws Refusal if not
	 */
	void check(String userId, OpenTask task, Feedback feedback) {
		if (userId == null || !this.asSystem.call(() -> this.directory.isMember(userId, task.group()))) {
			throw Refusal.invalid("colleague", "notInTeam", task.group());
		}
		if (feedback.isHiddenFrom(userId)) {
			throw Refusal.forbidden("aboutColleague", userId);
		}
		keptFrom(task).forEach((rule, kept) -> {
			if (kept.contains(userId)) {
				throw Refusal.forbidden("keptFrom." + rule, userId);
			}
		});
	}

	/**
	 * Checks that the task may be offered to that team.
	 * @throws Refusal if there is no such team, it works no cases, or it has the task
	 * already
	 */
	void checkTeam(String team, OpenTask task) {
		if (team == null || team.equals(task.group()) || !teams().contains(team)
				|| !this.asSystem.call(() -> this.directory.isTeam(team))) {
			throw Refusal.invalid("team", "otherTeam");
		}
	}

	/**
	 * The teams to which a task may be offered: with others it would be buried.
	 */
	List<String> teams() {
		return this.asSystem.call(this.directory::workingTeams);
	}

	/**
	 * The members of the teams of these tasks, by team, the first 500 of each. One
	 * statement asks for all; the engine would be asked group by group.
	 */
	Map<String, List<Member>> members(List<OpenTask> tasks) {
		Map<String, List<Member>> members = new HashMap<>();
		if (tasks.isEmpty()) {
			return members;
		}
		this.database.sql("""
				select group_id_, user_id_, first_, last_, (
				  select substitute from absence where user_id = user_id_ and ended_at is null
				  and first_day <= :today and last_day >= :today limit 1) as substitute
				from (
				  select group_id_, user_id_, row_number() over (partition by group_id_ order by user_id_) as place
				  from act_id_membership where group_id_ = any(:groups)) member
				left join act_id_user person on person.id_ = user_id_
				where place <= :most order by user_id_""")
			.param("today", LocalDate.now(this.clock))
			.param("groups", tasks.stream().map(OpenTask::group).distinct().toArray(String[]::new))
			.param("most", MOST_MEMBERS)
			.query((row) -> {
				members.computeIfAbsent(row.getString("group_id_"), (group) -> new ArrayList<>())
					.add(new Member(row.getString("user_id_"), row.getString("first_"), row.getString("last_"),
							row.getString("substitute")));
			});
		return members;
	}

	/**
	 * Whom four eyes keep from the task, by the name of the rule.
	 */
	Map<String, Set<String>> keptFrom(OpenTask task) {
		return this.fourEyes.keptFrom(task);
	}

	/**
	 * Somebody of a team, with the names of the account, which may be null.
	 *
	 * @param substitute who takes the place today, null unless the person is absent
	 */
	record Member(String userId, String firstName, String lastName, String substitute) {

		boolean absent() {
			return this.substitute != null;
		}

	}

}
