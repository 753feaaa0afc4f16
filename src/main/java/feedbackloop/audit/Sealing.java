package feedbackloop.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.Shutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what has been added to the record since the last time. One node at a time, by a
 * lock that no writer waits for. A row is sealed as soon as it can be seen. Its table is
 * closed up to an id only when no transaction may still commit a smaller one. So rows
 * that commit late are sealed, and rows that somebody slips in later are not.
 */
@Component
class Sealing {

	private static final Logger log = LoggerFactory.getLogger(Sealing.class);

	static final long LOCK = 0x5EA1;

	private static final int BATCH = 2000;

	/**
	 * Between the number that a row takes and the moment its transaction can be seen
	 * there is an instant only; more, so that not every row brings a second seal.
	 */
	static final Duration UNSEEN = Duration.ofMinutes(1);

	private final Seals seals;

	private final SealKey key;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Shutdown shutdown;

	private final Map<String, Closing> closings = new HashMap<>();

	/** The head as this node last saw it. */
	private Seal seen = Seal.NONE;

	/** The greatest id of each table when all was sealed and closed; null if not all. */
	private List<Long> done;

	private boolean broken;

	Sealing(Seals seals, SealKey key, JdbcClient database, PlatformTransactionManager transactions, Clock clock,
			Shutdown shutdown) {
		this.seals = seals;
		this.key = key;
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.shutdown = shutdown;
	}

	/**
	 * Seals all there is, as long as the application does not stop.
	 * @return how many rows
	 * @throws IllegalStateException if the chain ends before where this node saw it end:
	 * nothing is sealed over a gap
	 */
	synchronized int sealAll() {
		Seals.Ends ends = this.seals.ends(this.seen.sequence());
		if (ends.ids().equals(this.done) && Arrays.equals(ends.chain(), this.seen.chain())) {
			return 0;
		}
		this.done = null;
		int rows = 0;
		Batch batch;
		do {
			batch = this.transaction.execute((status) -> lock() ? sealBatch() : null);
			if (batch != null) {
				this.seen = batch.head();
				rows += batch.rows();
			}
		}
		while (batch != null && batch.rows() > 0 && !this.shutdown.hasBegun());
		if (batch != null && this.closings.values().stream().allMatch(Closing::isDone)) {
			this.done = ends.ids();
		}
		return rows;
	}

	/** The head as this node last saw it. */
	synchronized Seal seen() {
		return this.seen;
	}

	/** Whether the chain no longer holds what this node saw. */
	synchronized boolean isBroken() {
		return this.broken;
	}

	private boolean lock() {
		return this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
	}

	private Batch sealBatch() {
		checkWhatWasSeen();
		Links links = new Links(this.seals.head());
		int rows = 0;
		for (SealedTable table : SealedTable.ALL) {
			rows += seal(table, links);
		}
		this.seals.add(links.added, this.clock.instant());
		return new Batch(rows, links.head);
	}

	private int seal(SealedTable table, Links links) {
		Closing closing = this.closings.computeIfAbsent(table.name(), (name) -> new Closing(this.database));
		boolean over = closing.isOver();
		long closed = this.seals.closed(table.name());
		List<Seals.SealedRow> unsealed = this.seals.unsealed(table, Math.max(closed, closing.searched), BATCH);
		unsealed
			.forEach((row) -> links.add(this.key.next(links.head, Seal.ROW, table.name(), row.id(), row.content())));
		if (unsealed.size() == BATCH) {
			closing.searched = unsealed.get(BATCH - 1).id();
			return BATCH;
		}
		closing.searched = 0;
		Long complete = closing.advance(over, this.seals.greatestId(table), this.clock.instant());
		if (complete != null && complete > closed) {
			links.add(this.key.next(links.head, Seal.CLOSED, table.name(), complete, ""));
		}
		return unsealed.size();
	}

	private void checkWhatWasSeen() {
		if (this.seen.sequence() == 0) {
			return;
		}
		List<Seal> there = this.seals.after(this.seen.sequence() - 1, 1);
		this.broken = there.isEmpty() || there.get(0).sequence() != this.seen.sequence()
				|| !Arrays.equals(there.get(0).chain(), this.seen.chain());
		if (this.broken) {
			log.error("The chain of seals was cut off or changed: it no longer holds {}", this.seen.head());
			throw new IllegalStateException("The chain of seals no longer holds " + this.seen.head());
		}
	}

	/**
	 * What was sealed in one transaction.
	 */
	private record Batch(int rows, Seal head) {

	}

	/**
	 * The end of the chain while it grows.
	 */
	private static final class Links {

		private final List<Seal> added = new ArrayList<>();

		private Seal head;

		private Links(Seal head) {
			this.head = head;
		}

		private void add(Seal seal) {
			this.added.add(seal);
			this.head = seal;
		}

	}

	/**
	 * How far it is known that a table is complete up to an id: the id was the greatest;
	 * a moment passed; then every transaction of that time ended.
	 */
	private static final class Closing {

		private final JdbcClient database;

		/** Where the search goes on while there are more rows than one batch holds. */
		private long searched;

		private long upTo;

		private Instant since;

		private String running;

		private boolean done;

		private Closing(JdbcClient database) {
			this.database = database;
		}

		/** Whether the table is complete up to its greatest id. */
		private boolean isDone() {
			return this.done;
		}

		/** Asked before the rows are read, so that what has ended by now is seen then. */
		private boolean isOver() {
			return this.running != null
					&& this.database.sql("select pg_snapshot_xmin(pg_current_snapshot()) >= cast(:running as xid8)")
						.param("running", this.running)
						.query(Boolean.class)
						.single();
		}

		/**
		 * @return up to which id the table is complete, or null if that is not known yet
		 */
		private Long advance(boolean over, long greatest, Instant now) {
			if (over) {
				Long complete = this.upTo;
				this.since = null;
				this.running = null;
				this.done = complete >= greatest;
				return complete;
			}
			this.done = greatest <= this.upTo && this.since == null;
			if (this.since == null && greatest > this.upTo) {
				this.upTo = greatest;
				this.since = now;
			}
			else if (this.since != null && this.running == null && !now.isBefore(this.since.plus(UNSEEN))) {
				this.running = this.database.sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
					.query(String.class)
					.single();
			}
			return null;
		}

	}

}
