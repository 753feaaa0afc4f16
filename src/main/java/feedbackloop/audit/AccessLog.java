package feedbackloop.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down who looked at what. Each note is one row in a transaction of its own. So it
 * stays even if what it watches is rolled back. What is watched goes on if a note cannot
 * be written within two seconds; the log and the metric
 * {@code feedback_loop_access_unlogged_total} say so.
 */
@Component
public class AccessLog {

	private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

	private static final int LONGEST_WAIT_SECONDS = 2;

	private static final int LONGEST_DETAIL = 400;

	private static final Pattern NUMBER = Pattern.compile("(FB|IM)-\\d{8}-\\d{6,9}");

	private final JdbcClient database;

	private final TransactionTemplate own;

	private final Clock clock;

	private final Counter unlogged;

	AccessLog(JdbcClient database, PlatformTransactionManager transactions, Clock clock, MeterRegistry metrics) {
		this.database = database;
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.own.setTimeout(LONGEST_WAIT_SECONDS);
		this.clock = clock;
		this.unlogged = Counter.builder("feedback_loop_access_unlogged")
			.description("Looks at the record that could not be written down")
			.register(metrics);
	}

	/**
	 * Writes down that somebody looked at something.
	 * @param userId who
	 * @param number of the case or the improvement, or null where it is about none or
	 * about many
	 * @param detail what exactly, such as the address; holds no personal data
	 */
	public void note(String userId, Kind kind, String number, String detail) {
		note(userId, kind, number, detail, null);
	}

	/**
	 * The same for what must not be shown unless it is written down.
	 * @return whether it is
	 */
	public boolean noted(String userId, Kind kind, String number, String detail) {
		return note(userId, kind, number, detail, null);
	}

	/**
	 * @param searched keyed hash of the words that were looked for, or null
	 * @return whether it is written down
	 */
	boolean note(String userId, Kind kind, String number, String detail, String searched) {
		try {
			this.own.executeWithoutResult((status) -> this.database.sql("""
					insert into access_log (at, user_id, kind, number, detail, searched)
					values (:at, :user, :kind, :number, :detail, :searched)""")
				.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
				.param("user", userId)
				.param("kind", kind.key())
				.param("number", (number != null && NUMBER.matcher(number).matches()) ? number : null)
				.param("detail", (detail.length() > LONGEST_DETAIL) ? detail.substring(0, LONGEST_DETAIL) : detail)
				.param("searched", searched)
				.update());
			return true;
		}
		catch (DataAccessException | TransactionException ex) {
			this.unlogged.increment();
			log.error("It could not be written down that {} did {} at {}", userId, kind.key(), number, ex);
			return false;
		}
	}

	/**
	 * What was done.
	 */
	public enum Kind {

		CASE_VIEW("caseView"), SEARCH("search"), DOWNLOAD("download"), EXPORT("export"), REVEAL("reveal"), MASK("mask"),
		UNMASK("unmask"), HISTORY_VIEW("historyView"), AUDIT_VIEW("auditView"), MESSAGE_VIEW("messageView"),
		/**
		 * An API client was made, changed, given another key or had one taken away. Also
		 * a secret of a source.
		 */
		CLIENT("client"),
		/** A rotation of the master key was begun, stopped or came to its end. */
		MASTER_KEY("masterKey"),
		/** Something that the person may not do was tried and refused. */
		DENIAL("denial");

		private final String key;

		Kind(String key) {
			this.key = key;
		}

		/** The word of the database and of the message files. */
		public String key() {
			return this.key;
		}

		static Kind of(String key) {
			return Arrays.stream(values())
				.filter((kind) -> kind.key.equals(key))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No access is called " + key));
		}

	}

}
