package feedbackloop.evidence;

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
 * auditor. Those of a sensitive case only the privacy team and whom it named.
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
		return named(feedback).map((colleagues) -> colleagues.contains(userId) || Right.GUARD_CONTACT.isOf(groups))
			.orElseGet(() -> worksOrWorkedOn(feedback, userId, groups));
	}

	/** Whom the privacy team named, if the case is sensitive. */
	private Optional<List<String>> named(Feedback feedback) {
		return this.database.sql("select named from sensitive_case where number = ?")
			.param(feedback.number())
			.query((row, index) -> List.of((String[]) row.getArray("named").getArray()))
			.optional();
	}

	private boolean worksOrWorkedOn(Feedback feedback, String userId, List<String> groups) {
		return userId.equals(feedback.caseOwner()) || Right.OPEN_FILES.isOf(groups)
				|| groups.contains(feedback.grading().team()) || groups.contains(feedback.grading().lead())
				|| isOrWasOffered(feedback, groups);
	}

	private boolean isOrWasOffered(Feedback feedback, List<String> groups) {
		return !groups.isEmpty() && this.database.sql("""
				select exists (select 1 from act_hi_procinst p
				  join act_hi_identitylink l on l.root_proc_inst_id_ = p.root_proc_inst_id_
				  where p.business_key_ in (:keys) and l.type_ = 'candidate' and l.group_id_ in (:groups))""")
			.param("keys", processesOf(feedback))
			.param("groups", groups)
			.query(Boolean.class)
			.single();
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

}
