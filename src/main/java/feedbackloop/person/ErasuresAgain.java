package feedbackloop.person;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import feedbackloop.privacy.MasterKeyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the database and the list of erasures together: at each start, before anybody is
 * served, what the list names and a restored backup shows is erased again. What the list
 * does not name yet is added to it.
 */
@Component
class ErasuresAgain implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(ErasuresAgain.class);

	/** Any number that nothing else locks. */
	private static final long LOCK = 4_207_110_079L;

	private final MasterKeyCheck masterKey;

	private final ErasureList list;

	private final Erasures erasures;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Set<UUID> listed = new HashSet<>();

	ErasuresAgain(MasterKeyCheck masterKey, ErasureList list, Erasures erasures, JdbcClient database,
			PlatformTransactionManager transactions) {
		this.masterKey = masterKey;
		this.list = list;
		this.erasures = erasures;
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.masterKey.check();
		List<ErasureList.Entry> entries = this.list.read();
		entries.forEach((entry) -> this.transaction.executeWithoutResult((status) -> {
			this.database.sql("select pg_advisory_xact_lock(" + LOCK + ")").query((row, index) -> index).list();
			if (this.erasures.eraseAgain(entry)) {
				log.warn("{} cases were erased again: the database is from before {}", entry.cases().size(),
						entry.at());
			}
		}));
		entries.forEach((entry) -> this.listed.add(entry.id()));
		listAll();
	}

	/**
	 * Adds to the list what it does not name, as after its disk was full.
	 */
	final synchronized void listAll() {
		this.erasures.notIn(this.listed).forEach((entry) -> {
			this.list.add(entry);
			this.listed.add(entry.id());
		});
	}

}
