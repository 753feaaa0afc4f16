package feedbackloop.improvement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import feedbackloop.deadlines.Deadlines;
import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.AsSystem;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StoredText;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What teams contribute to the cause behind a case. Whoever analyses or plans asks the
 * teams that are not asked from the start.
 */
@Service
class TeamsAsked {

	/** In which tasks other teams are asked. */
	static final Set<String> ASKING = Set.of(Tasks.ANALYSIS, Tasks.PLAN);

	private static final int LONGEST_NOTE = 400;

	/**
	 * The leading team says in the analysis what it knows. A team in which nobody may see
	 * the case cannot answer, and models from before cannot ask.
	 */
	private static final String LISTED = """
			select c.*, i.grade, not c.required and c.team <> i.lead
			  and exists (
			    select from act_id_membership m where m.group_id_ = c.team and may_see(f, m.user_id_))
			  and exists (
			    select from act_ru_event_subscr s join act_ru_execution p on p.id_ = s.proc_inst_id_
			    where p.business_key_ = i.number and s.event_name_ = :asked) as askable
			from contribution c join improvement i on i.id = c.improvement_id join feedback f on f.number = i.feedback_number
			where i.number = :improvement order by c.id""";

	private final NamedCases named;

	private final Cases cases;

	private final Improvements improvements;

	private final OpenTasks open;

	private final Directory directory;

	private final AsSystem asSystem;

	private final ProcessDriver driver;

	private final Deadlines deadlines;

	private final Timeline timeline;

	private final Vault vault;

	private final JdbcClient database;

	private final Clock clock;

	private final HouseTime time;

	TeamsAsked(NamedCases named, Cases cases, Improvements improvements, OpenTasks open, Directory directory,
			AsSystem asSystem, ProcessDriver driver, Deadlines deadlines, Timeline timeline, Vault vault,
			JdbcClient database, Clock clock, HouseTime time) {
		this.named = named;
		this.cases = cases;
		this.improvements = improvements;
		this.open = open;
		this.directory = directory;
		this.asSystem = asSystem;
		this.driver = driver;
		this.deadlines = deadlines;
		this.timeline = timeline;
		this.vault = vault;
		this.database = database;
		this.clock = clock;
		this.time = time;
	}

	/**
	 * What teams contributed or are asked for, and whom the reader may ask.
	 * @throws Refusal if there is no case of that number
	 */
	@Transactional(readOnly = true)
	List<TeamContribution> of(String number, String reader) {
		Feedback feedback = this.named.get(number);
		return of(feedback, this.open.of(feedback), reader, groups(reader));
	}

	/**
	 * The same of a case of which all is known.
	 * @param tasks those that are open
	 * @param groups of the reader
	 */
	List<TeamContribution> of(Feedback feedback, List<OpenTask> tasks, String reader, List<String> groups) {
		String improvement = feedback.improvementNumber();
		if (improvement == null) {
			return List.of();
		}
		boolean mayAsk = mayAsk(improvement, tasks, reader, groups);
		return this.database.sql(LISTED)
			.param("asked", Messages.CONTRIBUTION_ASKED)
			.param("improvement", improvement)
			.query((row, index) -> contribution(row, improvement, tasks, mayAsk))
			.list()
			.stream()
			.filter(Predicate.not(TeamContribution::isNothing))
			.toList();
	}

	/**
	 * Asks a team.
	 * @param note what about, or null
	 * @throws Refusal if the person may not, the team cannot be asked, or the note is too
	 * long
	 */
	@Transactional
	void ask(String number, String team, String note, String userId) {
		Feedback feedback = this.named.locked(number);
		String improvement = feedback.improvementNumber();
		List<OpenTask> tasks = this.open.of(feedback);
		List<String> groups = groups(userId);
		if (improvement == null || !mayAsk(improvement, tasks, userId, groups)) {
			throw Refusal.forbidden("notYoursToAskTeams");
		}
		if (of(feedback, tasks, userId, groups).stream().noneMatch((one) -> one.offered() && one.team().equals(team))) {
			throw Refusal.invalid("team", "teamNotOffered");
		}
		keep(improvement, team, checked(note, improvement), userId);
		this.timeline.note(improvement, userId, "contributionAsked", Map.of("to", team));
		if (!this.driver.startBeside(Messages.CONTRIBUTION_ASKED, improvement,
				Map.of(Variables.CONTRIBUTION_TEAM, team))) {
			throw Refusal.invalid("team", "teamNotOffered");
		}
	}

	private void keep(String improvement, String team, String note, String userId) {
		this.database.sql("""
				update contribution set asked_by = :by, asked_at = :at, note = :note
				where team = :team and improvement_id = (select id from improvement where number = :improvement)""")
			.param("by", userId)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("note", note)
			.param("team", team)
			.param("improvement", improvement)
			.update();
	}

	private List<String> groups(String userId) {
		return this.asSystem.call(() -> this.directory.teamsOf(userId));
	}

	/** Whoever works the analysis or the plan that is open, leads and managers. */
	private static boolean mayAsk(String improvement, List<OpenTask> tasks, String userId, List<String> groups) {
		return tasks.stream()
			.filter((task) -> task.of().equals(improvement) && ASKING.contains(task.key()))
			.anyMatch((task) -> userId.equals(task.assignee()) || groups.contains(task.group())
					|| Right.ASK_TEAMS.isOf(groups));
	}

	private String checked(String note, String improvement) {
		if (Blank.is(note)) {
			return null;
		}
		StoredText.problem(note).ifPresent((problem) -> {
			throw Refusal.invalid("note", problem);
		});
		String stripped = note.strip();
		if (stripped.codePointCount(0, stripped.length()) > LONGEST_NOTE) {
			throw Refusal.invalid("note", "tooLong", LONGEST_NOTE);
		}
		String founding = this.improvements.get(improvement).feedbackNumber();
		return this.vault.mask(this.cases.get(founding).contact(), stripped);
	}

	private TeamContribution contribution(ResultSet row, String improvement, List<OpenTask> tasks, boolean mayAsk)
			throws SQLException {
		String team = row.getString("team");
		OpenTask task = tasks.stream().filter((one) -> isOf(one, improvement, team)).findFirst().orElse(null);
		boolean offered = mayAsk && task == null && row.getBoolean("askable");
		OffsetDateTime dueIfAsked = offered
				? this.time.at(this.deadlines.wouldBeDue(Tasks.CONTRIBUTE, row.getString("grade"), team)) : null;
		return new TeamContribution(team, row.getString("deliverable"), row.getBoolean("required"), offered, dueIfAsked,
				row.getString("asked_by"), this.time.at(row, "asked_at"), row.getString("note"), task != null,
				(task != null) ? this.time.at(task.due()) : null, row.getString("contributed_by"),
				this.time.at(row, "contributed_at"), row.getString("text"), row.getString("methods"));
	}

	/** One of the round, or the one that asks for it alone. */
	private static boolean isOf(OpenTask task, String improvement, String team) {
		return task.key().equals(Tasks.CONTRIBUTE) && (task.of().equals(BusinessKey.ofContribution(improvement, team))
				|| task.of().equals(improvement) && team.equals(task.group()));
	}

}
