package feedbackloop.audit;

import java.time.OffsetDateTime;
import java.util.concurrent.CancellationException;

import feedbackloop.Shutdown;
import feedbackloop.words.HouseTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Verifies in the background, one verification at a time on this node, and keeps the last
 * result in memory: whoever can change the record could change a result in the database.
 */
@Component
class ProofRun {

	private static final Logger log = LoggerFactory.getLogger(ProofRun.class);

	private final Verification verification;

	private final Seals seals;

	private final HouseTime time;

	private final ThreadPoolTaskScheduler background;

	private final Shutdown shutdown;

	private volatile State state = new State(false, null, null, 0, 0, null, false);

	ProofRun(Verification verification, Seals seals, HouseTime time, ThreadPoolTaskScheduler background,
			Shutdown shutdown) {
		this.verification = verification;
		this.seals = seals;
		this.time = time;
		this.background = background;
		this.shutdown = shutdown;
	}

	/**
	 * Starts one, unless one is running.
	 */
	synchronized void start(String knownHead, String userId) {
		if (this.state.running()) {
			return;
		}
		State started = new State(true, userId, this.time.now(), this.seals.head().sequence(), 0, null, false);
		this.state = started;
		this.background.execute(() -> run(started, knownHead));
	}

	State state() {
		return this.state;
	}

	private void run(State started, String knownHead) {
		try {
			Proof proof = this.verification.verify(knownHead, (done) -> goOn(started.at(done)));
			this.state = new State(false, started.by(), this.time.now(), started.total(), started.total(), proof,
					false);
		}
		catch (RuntimeException ex) {
			if (!this.shutdown.hasBegun()) {
				log.error("The record could not be verified", ex);
			}
			this.state = new State(false, started.by(), this.time.now(), started.total(), 0, null, true);
		}
	}

	private void goOn(State reached) {
		if (this.shutdown.hasBegun()) {
			throw new CancellationException("The application stops");
		}
		this.state = reached;
	}

	/**
	 * How far it is.
	 *
	 * @param by who asked for it
	 * @param at when it began, or when it ended
	 * @param total how many seals there are, done how many of them are verified
	 * @param proof what it found; null while there is none
	 * @param failed whether it stopped for another reason
	 */
	record State(boolean running, String by, OffsetDateTime at, long total, long done, Proof proof, boolean failed) {

		private State at(long seals) {
			return new State(this.running, this.by, this.at, Math.max(this.total, seals), seals, null, false);
		}

	}

}
