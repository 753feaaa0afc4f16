package feedbackloop.longwork;

import java.util.function.BiFunction;

import feedbackloop.DatabaseOutage;
import feedbackloop.Shutdown;
import feedbackloop.longwork.LongJob.Run;
import feedbackloop.longwork.LongWork.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * One node at one piece of work, until nothing is left that it can do now. Many are done
 * in one transaction; when that fails, each is done alone, so that one that cannot be
 * done keeps no other back. An outage of the database is nobody's fault, and neither is a
 * stop of the application: the same step is taken later.
 */
final class Round {

	private static final Logger log = LoggerFactory.getLogger(Round.class);

	/** What somebody else changed in the same moment may go well the next time. */
	private static final int ATTEMPTS = 3;

	private final LongJob job;

	private final long id;

	private final LongWorks works;

	private final TransactionTemplate transaction;

	private final Shutdown shutdown;

	private Run run;

	Round(LongJob job, long id, LongWorks works, TransactionTemplate transaction, Shutdown shutdown) {
		this.job = job;
		this.id = id;
		this.works = works;
		this.transaction = transaction;
		this.shutdown = shutdown;
	}

	/**
	 * Takes the next step.
	 * @return whether there is another one now
	 */
	boolean step() {
		try {
			return some(this.job.together());
		}
		catch (RuntimeException ex) {
			if (isForLater(ex)) {
				return false;
			}
			log.info("Some of {} {} failed together: each is done alone ({})", this.job.kind(), this.id, ex.toString());
			return alone();
		}
	}

	private boolean alone() {
		boolean more = true;
		for (int i = 0; more && i < this.job.together() && !this.shutdown.hasBegun(); i++) {
			more = one();
		}
		return more;
	}

	private boolean one() {
		for (int attempt = 1;; attempt++) {
			try {
				return some(1);
			}
			catch (RuntimeException ex) {
				if (isForLater(ex)) {
					return false;
				}
				if (attempt == ATTEMPTS) {
					return leaveOut(ex);
				}
			}
		}
	}

	private boolean some(int most) {
		return inTransaction((run, work) -> run.next(work, most));
	}

	private boolean leaveOut(RuntimeException failure) {
		try {
			return inTransaction((run, work) -> run.leaveOut(work, failure));
		}
		catch (RuntimeException ex) {
			if (isForLater(ex)) {
				return false;
			}
			if (ex != failure) {
				failure.addSuppressed(ex);
			}
			log.error("{} {} failed", this.job.kind(), this.id, failure);
			this.works.end(this.id, State.FAILED);
			return false;
		}
	}

	private boolean inTransaction(BiFunction<Run, LongWork, Chunk> step) {
		return this.transaction.execute((status) -> this.works.lock(this.id).map((work) -> {
			if (this.run == null) {
				this.run = this.job.run(work);
			}
			return noted(work, step.apply(this.run, work));
		}).orElse(false));
	}

	private boolean noted(LongWork work, Chunk chunk) {
		if (chunk.then() == Chunk.Then.END) {
			this.run.finish(work);
			this.works.end(this.id, State.FINISHED);
		}
		else if (chunk.isProgress()) {
			this.works.reached(this.id, chunk);
		}
		return chunk.then() == Chunk.Then.GO_ON;
	}

	/**
	 * Parts of an application that stops fail because others are gone. After an outage
	 * this node waits a moment.
	 */
	private boolean isForLater(RuntimeException failure) {
		if (DatabaseOutage.isCauseOf(failure)) {
			throw failure;
		}
		return this.shutdown.hasBegun();
	}

}
