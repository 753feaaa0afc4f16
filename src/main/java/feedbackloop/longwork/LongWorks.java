package feedbackloop.longwork;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import feedbackloop.Shutdown;
import feedbackloop.longwork.LongWork.State;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps all long work: who asked for it, why, and how far it has come. Has jobs go on
 * with theirs. Features hang their own rows on a piece of work.
 */
@Component
public class LongWorks {

	private static final String GOES_ON = "state in ('waiting', 'running')";

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Shutdown shutdown;

	LongWorks(JdbcClient database, TransactionTemplate transaction, Clock clock, Shutdown shutdown) {
		this.database = database;
		this.transaction = transaction;
		this.clock = clock;
		this.shutdown = shutdown;
	}

	/**
	 * Lets work wait for a node that has time, in the caller's transaction.
	 * @param kind whose it is: {@link LongJob#kind()}
	 * @param subject of a kind only one is open for a subject; null where there may be
	 * any number
	 * @param reason why, as the person wrote it; may be null
	 * @param total how many cases, rows or the like there are
	 * @return its id, unless another is open for that subject
	 */
	public Optional<Long> begin(String kind, String subject, String askedBy, String reason, int total) {
		return this.database.sql("""
				insert into long_work (kind, subject, state, asked_by, asked_at, reason, total)
				values (:kind, :subject, 'waiting', :askedBy, :now, :reason, :total)
				on conflict do nothing returning id
				""")
			.param("kind", kind)
			.param("subject", subject)
			.param("askedBy", askedBy)
			.param("now", now())
			.param("reason", reason)
			.param("total", total)
			.query(Long.class)
			.optional();
	}

	/**
	 * Lets it wait after the step that is being taken.
	 * @return whether it was going on
	 */
	public boolean pause(long id) {
		return change(id, "state = 'paused'", GOES_ON);
	}

	/**
	 * Lets it go on after a pause.
	 * @return whether it was paused
	 */
	public boolean resume(long id) {
		return change(id, "state = 'waiting'", "state = 'paused'");
	}

	/**
	 * Ends it before its time, after the step that is being taken, because a person said
	 * so.
	 * @return whether it was open
	 */
	public boolean cancel(long id) {
		return end(id, State.CANCELLED);
	}

	/**
	 * Ends it before its time, after the step that is being taken, because something
	 * newer takes its place.
	 * @return whether it was open
	 */
	public boolean stop(long id) {
		return end(id, State.STOPPED);
	}

	/**
	 * The kinds of which there is something to do.
	 */
	Set<String> kindsGoingOn() {
		return this.database.sql("select distinct kind from long_work where " + GOES_ON).query(String.class).set();
	}

	/**
	 * Does what there is to do for that job: all that can be done now on this node, or
	 * until the application stops.
	 */
	public void work(LongJob job) {
		goingOn(job).forEach((id) -> work(job, id));
	}

	/**
	 * The same of one piece of work, unless another node is at it.
	 */
	public void work(LongJob job, long id) {
		Round round = new Round(job, id, this, this.transaction, this.shutdown);
		boolean more = true;
		while (more && !this.shutdown.hasBegun()) {
			more = round.step();
		}
	}

	private List<Long> goingOn(LongJob job) {
		return this.database.sql("select id from long_work where kind = :kind and " + GOES_ON + " order by id")
			.param("kind", job.kind())
			.query(Long.class)
			.list();
	}

	/**
	 * The work for this transaction alone, if it goes on and no other node is at it. A
	 * node that dies lets go of it with its connection.
	 */
	Optional<LongWork> lock(long id) {
		return this.database
			.sql("select %s from long_work w where id = :id and %s for update skip locked"
				.formatted(LongWork.columns("w"), GOES_ON))
			.param("id", id)
			.query((row, index) -> LongWork.of(row, "w"))
			.optional();
	}

	void reached(long id, Chunk chunk) {
		this.database.sql("""
				update long_work set state = 'running', done = done + :done, total = greatest(total, done + :done),
				  position = coalesce(:position, position)
				where id = :id
				""").param("id", id).param("done", chunk.done()).param("position", chunk.position()).update();
	}

	boolean end(long id, State state) {
		return change(id, "finished_at = :now, state = '" + state.key() + "'",
				"state in ('waiting', 'running', 'paused')");
	}

	private boolean change(long id, String change, String condition) {
		return this.database.sql("update long_work set " + change + " where id = :id and " + condition)
			.param("id", id)
			.param("now", now())
			.update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
