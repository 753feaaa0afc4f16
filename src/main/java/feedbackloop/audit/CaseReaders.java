package feedbackloop.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Cases;
import feedbackloop.process.AsSystem;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who could have seen the text of a case, and who did.
 */
@Service
class CaseReaders {

	private final JdbcClient database;

	private final Cases cases;

	private final IdentityService identities;

	private final AsSystem asSystem;

	private final HouseTime time;

	CaseReaders(JdbcClient database, Cases cases, @Lazy IdentityService identities, AsSystem asSystem, HouseTime time) {
		this.database = database;
		this.cases = cases;
		this.identities = identities;
		this.asSystem = asSystem;
		this.time = time;
	}

	/**
	 * Who could have seen it; empty if the reader may not know of such a case.
	 * @param reader user id of who looks
	 */
	Optional<Seen> of(String number, String reader) {
		return this.database.sql("""
				select f.recorded_at from feedback f where f.number = :number and may_see(f, :reader)""")
			.param("number", number)
			.param("reader", reader)
			.query((row, index) -> new Seen(this.time.at(row, "recorded_at"), staff(),
					this.cases.whoMayNotSee(number).orElse(null), who(number)))
			.optional();
	}

	private long staff() {
		return this.asSystem.call(() -> this.identities.createUserQuery().count());
	}

	private List<Who> who(String number) {
		return this.database.sql("""
				select user_id, count(*) filter (where kind in ('caseView', 'historyView')) as opened,
				count(*) filter (where kind in ('download', 'export')) as taken,
				count(*) filter (where kind = 'reveal') as revealed, min(at) as first, max(at) as last
				from access_log where number = :number
				and kind in ('caseView', 'historyView', 'download', 'export', 'reveal')
				group by user_id order by max(at) desc limit 500""")
			.param("number", number)
			.query((row, index) -> new Who(row.getString("user_id"), row.getLong("opened"), row.getLong("taken"),
					row.getLong("revealed"), this.time.at(row, "first"), this.time.at(row, "last")))
			.list();
	}

	/**
	 * Who could have seen the case.
	 *
	 * @param since from when its text could be read
	 * @param staff how many accounts could read it, masked
	 * @param except the person whom it is about and from whom it is hidden, or null
	 */
	record Seen(OffsetDateTime since, long staff, String except, List<Who> who) {

	}

	/**
	 * Somebody who opened it.
	 *
	 * @param taken how often files or the trail were downloaded
	 */
	record Who(String user, long opened, long taken, long revealed, OffsetDateTime first, OffsetDateTime last) {

	}

}
