package feedbackloop.metoo;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import feedbackloop.feedback.Contact;
import feedbackloop.notification.MeTooLetters;
import feedbackloop.notification.MeTooLetters.End;
import jakarta.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the end to people without a case, beside the process: what ends an improvement
 * waits for no letter. Who is due follows from the record, so that whoever confirms after
 * the end is told, too. One that fails holds up no other and is tried again.
 */
@Component
class MeTooEnds {

	private static final Logger log = LoggerFactory.getLogger(MeTooEnds.class);

	private static final int TOGETHER = 100;

	/** Those who wait, with the improvement that it came to in the end. */
	private static final String DUE = """
			with recursive serving (id, state, conclusion, merged_into) as (
			  select m.id, i.state, i.conclusion, i.merged_into
			  from me_too m join improvement i on i.number = m.improvement_number
			  where m.id > :after and m.confirmed_at is not null and m.told_at is null
			  union select s.id, i.state, i.conclusion, i.merged_into
			  from serving s join improvement i on i.number = s.merged_into)
			select m.id, m.contact_id, m.language, m.title, m.asked_at, s.state, s.conclusion
			from serving s join me_too m on m.id = s.id join contact c on c.id = m.contact_id
			where s.state in ('landed', 'declined', 'ended') and m.told_at is null and length(c.data_key) > 0
			order by m.id limit :most""";

	private final MeTooLetters letters;

	private final EntityManager entities;

	private final TransactionTemplate transaction;

	private final JdbcClient database;

	private final Clock clock;

	MeTooEnds(MeTooLetters letters, EntityManager entities, TransactionTemplate transaction, JdbcClient database,
			Clock clock) {
		this.letters = letters;
		this.entities = entities;
		this.transaction = transaction;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Writes to all who are due, each in a transaction of its own.
	 */
	void tell() {
		long after = 0;
		List<Long> due = next(after);
		while (!due.isEmpty()) {
			due.forEach(this::tell);
			after = due.get(due.size() - 1);
			due = next(after);
		}
	}

	private List<Long> next(long after) {
		return this.database.sql(DUE)
			.param("after", after)
			.param("most", TOGETHER)
			.query((row, index) -> row.getLong("id"))
			.list();
	}

	private void tell(long id) {
		try {
			this.transaction.executeWithoutResult((status) -> write(id));
		}
		catch (RuntimeException ex) {
			log.warn("The end could not be told to MT-{}, it is tried again: {}", id, ex.getClass().getName());
		}
	}

	/** Leaves it to whoever has it. */
	private void write(long id) {
		this.database.sql(DUE + " for update of m skip locked")
			.param("after", id - 1)
			.param("most", 1)
			.query((row, index) -> {
				Contact contact = this.entities.find(Contact.class, row.getLong("contact_id"));
				this.letters.tell(contact, row.getLong("id"), row.getString("language"), row.getString("title"),
						End.of(row.getString("state"), row.getString("conclusion")),
						row.getTimestamp("asked_at").toInstant());
				return row.getLong("id");
			})
			.optional()
			.ifPresent((told) -> this.database.sql("update me_too set told_at = :now where id = :id")
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.param("id", told)
				.update());
	}

}
