package feedbackloop.evidence;

import java.sql.Array;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may open the files of a case, which may show more than the masked texts: the teams
 * that have or had a task of it or of its improvement, its owner, leads and managers; no
 * auditor. Where the case holds personal data only who works on it now, its owner, leads
 * and managers; of a sensitive case only the privacy team and whom it named.
 */
@Component
class FileReaders {

	private final FeedbackRepository cases;

	private final Directory directory;

	private final AsSystem asSystem;

	private final JdbcClient database;

	FileReaders(FeedbackRepository cases, Directory directory, AsSystem asSystem, JdbcClient database) {
		this.cases = cases;
		this.directory = directory;
		this.asSystem = asSystem;
		this.database = database;
	}

	boolean mayOpen(Feedback feedback, String userId) {
		return mayOpen(feedback, userId, this.asSystem.call(() -> this.directory.teamsOf(userId)));
	}

	/**
	 * The same of a person whose groups are known.
	 */
	boolean mayOpen(Feedback feedback, String userId, List<String> groups) {
		if (groups.contains(StaffGroup.AUDITOR.id())) {
			return false;
		}
		Known known = known(feedback, userId, groups);
		if (known.named() != null) {
			return known.named().contains(userId) || Right.GUARD_CONTACT.isOf(groups);
		}
		if (known.worksOnIt() || userId.equals(feedback.caseOwner()) || Right.OPEN_FILES.isOf(groups)) {
			return true;
		}
		return !feedback.intake().personalData() && (known.isOrWasOffered()
				|| groups.contains(feedback.grading().team()) || groups.contains(feedback.grading().lead()));
	}

	private Known known(Feedback feedback, String userId, List<String> groups) {
		return this.database
			.sql("""
					select (select s.named from sensitive_case s where s.number = :number and not s.passed_on) as named,
					  exists (select 1 from act_hi_procinst p
					    join act_hi_identitylink l on l.root_proc_inst_id_ = p.root_proc_inst_id_
					    where p.business_key_ = any(:keys) and l.type_ = 'candidate' and l.group_id_ = any(:groups)) as offered,
					  exists (select from act_hi_procinst p join act_ru_task t on t.proc_inst_id_ = p.proc_inst_id_
					    where p.business_key_ = any(:keys) and t.assignee_ = :user) as works""")
			.param("number", feedback.number())
			.param("keys", processesOf(feedback).toArray(String[]::new))
			.param("user", userId)
			.param("groups", groups.toArray(String[]::new))
			.query((row, index) -> new Known(named(row.getArray("named")), row.getBoolean("offered"),
					row.getBoolean("works")))
			.single();
	}

	private static List<String> named(Array named) throws SQLException {
		return (named != null) ? List.of((String[]) named.getArray()) : null;
	}

	/** A duplicate is worked on with its original. */
	private Set<String> processesOf(Feedback feedback) {
		Optional<Feedback> original = Optional.ofNullable(feedback.originalNumber()).flatMap(this.cases::findByNumber);
		Set<String> keys = new HashSet<>();
		Stream.concat(Stream.of(feedback), original.stream())
			.flatMap((one) -> Stream.of(one.number(), one.improvementNumber()))
			.filter(Objects::nonNull)
			.forEach(keys::add);
		return keys;
	}

	/**
	 * What the database knows of readers.
	 *
	 * @param named whom the privacy team named; null if the case is not sensitive
	 */
	private record Known(List<String> named, boolean isOrWasOffered, boolean worksOnIt) {

	}

}
