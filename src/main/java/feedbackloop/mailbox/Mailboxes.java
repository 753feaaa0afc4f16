package feedbackloop.mailbox;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each folder is read, and which node reads it. Who leads does so for two minutes
 * from its last step on, by the clock of the database.
 */
@Component
class Mailboxes {

	private static final String TWO_MINUTES = "now() + interval '2 minutes'";

	private static final int LONGEST_PROBLEM = 400;

	private final JdbcClient database;

	private final HouseTime time;

	Mailboxes(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * Makes the node the one that reads the folder, unless another does.
	 */
	@Transactional
	public boolean lead(String name, String node) {
		return lead(name, node, true);
	}

	/**
	 * The same, but not yet where the server has refused the password.
	 * @param atOnce whether it is asked even then, since the password is another one
	 */
	@Transactional
	public boolean lead(String name, String node, boolean atOnce) {
		this.database.sql("insert into mailbox (name, last_uid) values (:name, 0) on conflict do nothing")
			.param("name", name)
			.update();
		return this.database.sql("update mailbox set leased_by = :node, leased_until = " + TWO_MINUTES
				+ " where name = :name and (leased_until is null or leased_until < now()) and (:atOnce or again_at is null or again_at <= now())")
			.param("name", name)
			.param("node", node)
			.param("atOnce", atOnce)
			.update() > 0;
	}

	/**
	 * The last UID that was read; 0 if the server has given new ones since.
	 */
	long lastUid(String name, long uidValidity) {
		return this.database.sql("select last_uid from mailbox where name = :name and uid_validity = :uidValidity")
			.param("name", name)
			.param("uidValidity", uidValidity)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/**
	 * Notes in the caller's transaction that the folder is read up to there.
	 * @return whether the node still leads
	 */
	boolean advance(String name, String node, long uidValidity, long uid) {
		return this.database
			.sql("update mailbox set uid_validity = :uidValidity, last_uid = :uid, leased_until = " + TWO_MINUTES
					+ " where name = :name and leased_by = :node")
			.param("name", name)
			.param("node", node)
			.param("uidValidity", uidValidity)
			.param("uid", uid)
			.update() > 0;
	}

	/**
	 * Lets others lead, after all was read.
	 */
	@Transactional
	public void read(String name, String node) {
		this.database.sql("""
				update mailbox set leased_until = null, read_at = now(), problem = null, refusals = 0, again_at = null
				where name = :name and leased_by = :node""").param("name", name).param("node", node).update();
	}

	/**
	 * Lets others lead, after it could not be read.
	 */
	@Transactional
	public void failed(String name, String node, String problem) {
		failed(name, node, problem, "refusals = 0, again_at = null");
	}

	/**
	 * Lets others lead, after the server refused the password. It is asked again after a
	 * minute, then after twice as long each time, at last every hour.
	 */
	@Transactional
	public void refused(String name, String node, String problem) {
		failed(name, node, problem, """
				refusals = least(refusals + 1, 7),
				again_at = now() + least(interval '1 hour', interval '1 minute' * power(2, refusals))""");
	}

	private void failed(String name, String node, String problem, String wait) {
		this.database
			.sql("update mailbox set leased_until = null, problem = :problem, " + wait
					+ " where name = :name and leased_by = :node")
			.param("name", name)
			.param("node", node)
			.param("problem", problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)))
			.update();
	}

	/**
	 * How those stand that are read by these settings.
	 */
	List<State> all(MailboxSettings settings) {
		return this.database.sql("select name, read_at, problem, again_at from mailbox order by name")
			.query((row, index) -> new State(row.getString("name"), this.time.at(row, "read_at"),
					row.getString("problem"), this.time.at(row, "again_at")))
			.list()
			.stream()
			.filter((state) -> settings.isRead(state.name()))
			.toList();
	}

	/**
	 * How a folder stands.
	 *
	 * @param readAt when it was read last, or null
	 * @param problem why it cannot be read since, or null
	 * @param againAt where the server refused the password, when it is asked again
	 */
	record State(String name, OffsetDateTime readAt, String problem, OffsetDateTime againAt) {

	}

}
