package feedbackloop.person;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import feedbackloop.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases once more what was being written of a person while the erasure was, and so was
 * not there yet. By then all that has ended. Each erasure has a transaction of its own,
 * so that one that fails holds up no other; it is tried again.
 */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private static final Duration AFTER = Duration.ofMinutes(2);

	private final Persons persons;

	private final ErasedTables tables;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Sweep(Persons persons, ErasedTables tables, JdbcClient database, TransactionTemplate transaction, Clock clock) {
		this.persons = persons;
		this.tables = tables;
		this.database = database;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Takes all that are due.
	 */
	void complete() {
		for (Due due : due()) {
			try {
				this.transaction.executeWithoutResult((status) -> complete(due));
			}
			catch (RuntimeException ex) {
				if (DatabaseOutage.isCauseOf(ex)) {
					throw ex;
				}
				log.error("Erasure {} could not be completed; it is tried again", due.id(), ex);
			}
		}
	}

	private List<Due> due() {
		return this.database.sql("select id, asked_by from erasure where not swept and at < :before order by at, id")
			.param("before", this.clock.instant().minus(AFTER).atOffset(ZoneOffset.UTC))
			.query(Due.class)
			.list();
	}

	/** Another node may have been quicker. */
	private void complete(Due due) {
		int taken = this.database.sql("update erasure set swept = true where id = ? and not swept")
			.param(due.id())
			.update();
		if (taken > 0) {
			List<String> numbers = this.database.sql("select number from erased_case where erasure_id = ?")
				.param(due.id())
				.query(String.class)
				.list();
			List<Long> contacts = this.persons.of(numbers).cases().stream().map(OwnCase::contact).toList();
			this.tables.erase(new Whose(numbers, contacts, List.of(), List.of()),
					Erasures.token(due.id(), due.askedBy()));
		}
	}

	/**
	 * An erasure that was not swept yet.
	 */
	private record Due(UUID id, String askedBy) {

	}

}
