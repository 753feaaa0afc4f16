package feedbackloop.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold in the database and in the mailboxes after every fault.
 */
final class Invariants {

	/** Each gives the rows that must not be. */
	private static final Map<String, String> FORBIDDEN = forbidden();

	private final JdbcClient database;

	Invariants(JdbcClient database) {
		this.database = database;
	}

	private static Map<String, String> forbidden() {
		Map<String, String> forbidden = new LinkedHashMap<>();
		forbidden.put("a case without a key, or two of one", """
				select number from feedback f where (
				  select count(*) from submission_key where feedback_number = f.number) <> 1""");
		forbidden.put("a case without its process, or with two", """
				select number from feedback f where (
				  select count(*) from act_hi_procinst p
				  where p.business_key_ = f.number and p.proc_def_key_ = 'feedback') <> 1""");
		forbidden.put("a process without its case", """
				select business_key_ from act_hi_procinst p where p.proc_def_key_ = 'feedback'
				  and not exists (select 1 from feedback f where f.number = p.business_key_)""");
		forbidden.put("a message twice", """
				select number || event from outbox group by number, event, recipient, occasion having count(*) > 1""");
		forbidden.put("a message that failed", "select id::text from outbox where state = 'failed'");
		forbidden.put("a job given up without an incident", """
				select id_ from act_ru_job j where retries_ = 0
				  and not exists (select 1 from act_ru_incident i where i.configuration_ = j.id_)""");
		forbidden.put("an incident", "select id_ from act_ru_incident");
		forbidden.put("a job locked for ever", """
				select id_ from act_ru_job where lock_exp_time_ < localtimestamp - interval '60 s'
				  and lock_owner_ is not null and duedate_ < localtimestamp - interval '120 s'""");
		forbidden.put("a timer that fired twice", """
				select job_id_ from act_hi_job_log where job_state_ = 2 and job_def_type_ like 'timer%'
				group by job_id_ having count(*) > 1""");
		forbidden.put("a case that was not registered once", """
				select number from feedback f where (
				  select count(*) from timeline t where t.number = f.number and t.kind = 'registered') <> 1""");
		return forbidden;
	}

	/**
	 * What is violated, in words.
	 * @param confirmed the number that the client was told, by its key
	 * @param received the Message-ID of each mail that arrived
	 * @param kills how many nodes were killed, each of which may have held a mail in hand
	 */
	List<String> violated(Map<String, String> confirmed, List<String> received, int kills) {
		List<String> violated = new ArrayList<>();
		FORBIDDEN.forEach((rule, sql) -> {
			List<String> rows = this.database.sql(sql).query(String.class).list();
			if (!rows.isEmpty()) {
				violated.add(rule + ": " + rows);
			}
		});
		lost(confirmed, violated);
		mails(received, violated);
		int uncertain = messages("uncertain").size();
		if (uncertain > kills) {
			violated.add("messages for a person to decide: " + uncertain);
		}
		return violated;
	}

	private void lost(Map<String, String> confirmed, List<String> violated) {
		Map<String, String> kept = new LinkedHashMap<>();
		this.database.sql("select key, feedback_number from submission_key")
			.query((row, line) -> kept.put(row.getString(1), row.getString(2)))
			.list();
		confirmed.forEach((key, number) -> {
			if (!number.equals(kept.get(key))) {
				violated.add("%s was confirmed as %s and is %s".formatted(key, number, kept.get(key)));
			}
		});
	}

	private void mails(List<String> received, List<String> violated) {
		Set<String> once = new HashSet<>();
		received.stream().filter((id) -> !once.add(id)).forEach((id) -> violated.add("a mail arrived twice: " + id));
		Set<String> sent = messages("sent");
		Set<String> maybe = messages("uncertain");
		sent.stream().filter((id) -> !once.contains(id)).forEach((id) -> violated.add("a mail was lost: " + id));
		once.stream()
			.filter((id) -> !sent.contains(id) && !maybe.contains(id))
			.forEach((id) -> violated.add("nobody sent: " + id));
	}

	private Set<String> messages(String state) {
		return new HashSet<>(
				this.database.sql("select '<' || id || '.' || number || '@localhost>' from outbox where state = :state")
					.param("state", state)
					.query(String.class)
					.list());
	}

}
