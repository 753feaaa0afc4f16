package feedbackloop.longwork;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import feedbackloop.Shutdown;
import feedbackloop.longwork.LongWork.State;
import feedbackloop.testing.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Long work comes to its end whatever fails on its way, and says how far it is.
 */
@ExtendWith(OutputCaptureExtension.class)
class LongWorksTest {

	private static DriverManagerDataSource source;

	private JdbcClient database;

	private Shutdown shutdown;

	private LongWorks works;

	@BeforeAll
	static void start() {
		source = new DriverManagerDataSource(Database.fresh(), "postgres", "");
		JdbcClient.create(source).sql("create table counted (number integer)").update();
	}

	@BeforeEach
	void empty() {
		this.database = JdbcClient.create(source);
		this.shutdown = new Shutdown();
		this.works = node(this.shutdown);
		this.database.sql("delete from long_work").update();
		this.database.sql("delete from counted").update();
	}

	@Test
	void manyAreDoneTogether() {
		Counting job = new Counting(25);
		long id = begin(25);
		assertThat(work(id).state()).isEqualTo(State.WAITING);
		this.works.work(job);
		assertThat(job.chunks).containsExactly(10, 10, 5);
		assertThat(counted()).hasSize(25);
		LongWork done = work(id);
		assertThat(done.state()).isEqualTo(State.FINISHED);
		assertThat(done.done()).isEqualTo(25);
		assertThat(done.finishedAt()).isNotNull();
		assertThat(job.finished).isTrue();
	}

	@Test
	void oneThatFailsKeepsNoOtherBack() {
		Counting job = new Counting(25);
		job.broken.add(13);
		long id = begin(25);
		this.works.work(job);
		assertThat(counted()).hasSize(24).doesNotContain(13);
		assertThat(job.leftOut).containsExactly(13);
		assertThat(job.chunks).as("what follows is done together again").endsWith(5);
		assertThat(work(id).state()).isEqualTo(State.FINISHED);
		assertThat(work(id).done()).isEqualTo(24);
	}

	@Test
	void whatFailsOnlyInThisMomentIsTriedAgain() {
		Counting job = new Counting(3);
		job.failures = 3;
		long id = begin(3);
		this.works.work(job);
		assertThat(counted()).hasSize(3);
		assertThat(job.leftOut).isEmpty();
		assertThat(work(id).state()).isEqualTo(State.FINISHED);
	}

	@Test
	void workFailsAsAWholeWhereNoneMayBeLeftOut() {
		Counting job = new Counting(25);
		job.broken.add(13);
		job.allOrNone = true;
		long id = begin(25);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.FAILED);
		assertThat(counted()).as("what was done stays")
			.containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	}

	@Test
	void workThatCannotBeBegunFailsAndTheLogSaysWhy(CapturedOutput log) {
		Counting job = new Counting(25);
		job.unready = true;
		long id = begin(25);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.FAILED);
		assertThat(work(id).finishedAt()).isNotNull();
		assertThat(log).contains("count " + id + " failed", "Nobody can begin");
	}

	@Test
	void workThatCannotBeFinishedFailsAndTheLogSaysWhy(CapturedOutput log) {
		Counting job = new Counting(25);
		job.endless = true;
		long id = begin(25);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.FAILED);
		assertThat(counted()).as("what was done stays").hasSize(25);
		assertThat(job.leftOut).isEmpty();
		assertThat(log).contains("count " + id + " failed", "Nobody can finish");
	}

	@Test
	void whyWorkFailedIsLoggedEvenIfLeavingOutFailsToo(CapturedOutput log) {
		Counting job = new Counting(25);
		job.broken.add(13);
		job.indispensable = true;
		long id = begin(25);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.FAILED);
		assertThat(log).containsSubsequence("count " + id + " failed", "IllegalStateException: Nobody counts 13",
				"Suppressed: java.lang.IllegalStateException: Nobody leaves out 13");
	}

	@Test
	void anOutageOfTheDatabaseIsNobodysFaultAndTheSameStepIsTakenLater() {
		Counting job = new Counting(25);
		job.outage = true;
		long id = begin(25);
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> this.works.work(job));
		assertThat(job.chunks).hasSize(1);
		assertThat(work(id).state()).isEqualTo(State.WAITING);
		job.outage = false;
		this.works.work(job);
		assertThat(counted()).hasSize(25);
	}

	@Test
	void anotherNodeGoesOnWhereADeadOneWas() throws SQLException {
		long id = begin(25);
		Counting job = new Counting(25);
		try (Connection node = source.getConnection()) {
			node.setAutoCommit(false);
			node.createStatement().execute("select * from long_work where id = %d for update".formatted(id));
			node.createStatement().execute("insert into counted values (1)");
			this.works.work(job);
			assertThat(job.chunks).as("one node is at it at a time").isEmpty();
			// The connection of a node that dies is closed like this one.
		}
		// The server hears of it a moment later.
		Awaitility.await().untilAsserted(() -> {
			this.works.work(job);
			assertThat(counted()).hasSize(25);
		});
	}

	@Test
	void itWaitsGoesOnAndEndsWhenAPersonSaysSo() {
		Counting job = new Counting(25);
		long id = begin(25);
		job.chunksNow = 1;
		this.works.work(job);
		assertThat(this.works.pause(id)).isTrue();
		assertThat(this.works.pause(id)).isFalse();
		job.chunksNow = 1;
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.PAUSED);
		assertThat(work(id).done()).isEqualTo(10);
		assertThat(this.works.resume(id)).isTrue();
		assertThat(work(id).state()).isEqualTo(State.WAITING);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.RUNNING);
		assertThat(counted()).hasSize(20);
		assertThat(this.works.cancel(id)).isTrue();
		job.chunksNow = 1;
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.CANCELLED);
		assertThat(counted()).hasSize(20);
		assertThat(this.works.cancel(id)).isFalse();
		assertThat(this.works.stop(id)).isFalse();
	}

	@Test
	void aStopOfTheApplicationLeavesTheRestToOthers() {
		Counting job = new Counting(25);
		long id = begin(25);
		job.afterChunk = this.shutdown::begin;
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.RUNNING);
		assertThat(counted()).hasSize(10);
	}

	@Test
	void aStopWhileEachIsDoneAloneLeavesTheRestToOthers() {
		Counting job = new Counting(25);
		job.broken.add(3);
		long id = begin(25);
		job.afterChunk = this.shutdown::begin;
		this.works.work(job);
		assertThat(job.chunks).containsExactly(10, 1);
		assertThat(work(id).state()).isEqualTo(State.RUNNING);
		assertThat(counted()).containsExactly(1);
	}

	/** Together, alone three times, and when it is left out. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void whatFailsBecauseTheApplicationStopsIsNobodysFault(int failure) {
		Counting job = new Counting(25);
		job.broken.add(1);
		job.indispensable = true;
		job.stopsAtFailure = failure;
		long id = begin(25);
		this.works.work(job);
		assertThat(job.failed).as("nothing is tried any more").isEqualTo(failure);
		assertThat(work(id).state()).isEqualTo(State.WAITING);
		job.broken.clear();
		node(new Shutdown()).work(job);
		assertThat(counted()).hasSize(25);
		assertThat(work(id).state()).isEqualTo(State.FINISHED);
	}

	@Test
	void whatCannotBeDoneNowIsLeftForLater() {
		Counting job = new Counting(25);
		job.chunksNow = 2;
		long id = begin(25);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.RUNNING);
		assertThat(work(id).done()).isEqualTo(20);
		job.chunksNow = 2;
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.FINISHED);
	}

	@Test
	void workThatMustWaitIsNotWrittenAgainAndAgain() {
		Counting job = new Counting(25);
		job.chunksNow = 0;
		long id = begin(25);
		String written = written(id);
		this.works.work(job);
		assertThat(work(id).state()).isEqualTo(State.WAITING);
		assertThat(written(id)).isEqualTo(written);
	}

	@Test
	void ofASubjectOneIsOpenAtATime() {
		long first = begin(1);
		assertThat(this.works.begin("count", "numbers", "owner", null, 1)).isEmpty();
		assertThat(this.works.begin("count", "letters", "owner", null, 1)).isPresent();
		assertThat(this.works.begin("count", null, "owner", null, 1)).isPresent();
		assertThat(this.works.begin("count", null, "owner", null, 1)).isPresent();
		this.works.pause(first);
		assertThat(this.works.begin("count", "numbers", "owner", null, 1)).as("a pause keeps the place").isEmpty();
		this.works.stop(first);
		assertThat(this.works.begin("count", "numbers", "owner", "再来一次", 1)).isPresent();
	}

	private LongWorks node(Shutdown shutdown) {
		return new LongWorks(this.database, new TransactionTemplate(new DataSourceTransactionManager(source)),
				Clock.systemUTC(), shutdown);
	}

	private String written(long id) {
		return this.database.sql("select xmin::text from long_work where id = ?")
			.param(id)
			.query(String.class)
			.single();
	}

	private long begin(int total) {
		return this.works.begin("count", "numbers", "owner", "试试", total).orElseThrow();
	}

	private LongWork work(long id) {
		LongWork work = this.database.sql("select %s from long_work w where id = ?".formatted(LongWork.columns("w")))
			.param(id)
			.query((row, index) -> LongWork.of(row, "w"))
			.single();
		assertThat(work.askedBy()).isEqualTo("owner");
		assertThat(work.reason()).isEqualTo("试试");
		return work;
	}

	private List<Integer> counted() {
		return this.database.sql("select number from counted").query(Integer.class).list();
	}

	/** Writes down the numbers from 1 on. */
	private final class Counting implements LongJob {

		private final int last;

		private final List<Integer> chunks = new ArrayList<>();

		private final Set<Integer> broken = new TreeSet<>();

		private final List<Integer> leftOut = new ArrayList<>();

		private Runnable afterChunk = () -> {
		};

		private int failures;

		private boolean allOrNone;

		private boolean indispensable;

		private boolean unready;

		private boolean endless;

		private boolean outage;

		private int failed;

		private int stopsAtFailure;

		private int chunksNow = Integer.MAX_VALUE;

		private boolean finished;

		private Counting(int last) {
			this.last = last;
		}

		@Override
		public String kind() {
			return "count";
		}

		@Override
		public int together() {
			return 10;
		}

		@Override
		public Run run(LongWork work) {
			if (this.unready) {
				throw new IllegalStateException("Nobody can begin");
			}
			return new Run() {

				@Override
				public Chunk next(LongWork work, int most) {
					return count(work, most);
				}

				@Override
				public Chunk leaveOut(LongWork work, RuntimeException failure) {
					int number = position(work) + 1;
					if (Counting.this.allOrNone || number > Counting.this.last) {
						return Run.super.leaveOut(work, failure);
					}
					if (Counting.this.indispensable) {
						throw failure("leaves out " + number);
					}
					Counting.this.leftOut.add(number);
					return Chunk.of(0, String.valueOf(number));
				}

				@Override
				public void finish(LongWork work) {
					if (Counting.this.endless) {
						throw new IllegalStateException("Nobody can finish");
					}
					Counting.this.finished = true;
				}

			};
		}

		private Chunk count(LongWork work, int most) {
			int from = position(work);
			int to = Math.min(from + most, this.last);
			if (from == this.last) {
				return Chunk.OVER;
			}
			if (this.chunksNow-- == 0) {
				return Chunk.LATER;
			}
			this.chunks.add(to - from);
			for (int number = from + 1; number <= to; number++) {
				LongWorksTest.this.database.sql("insert into counted values (?)").param(number).update();
				fail(number);
			}
			this.afterChunk.run();
			return Chunk.of(to - from, String.valueOf(to));
		}

		private void fail(int number) {
			if (this.outage) {
				throw new DataAccessResourceFailureException("away", new SQLTransientConnectionException());
			}
			if (this.broken.contains(number) || this.failures-- > 0) {
				throw failure("counts " + number);
			}
		}

		private IllegalStateException failure(String what) {
			this.failed++;
			if (this.failed == this.stopsAtFailure) {
				LongWorksTest.this.shutdown.begin();
			}
			return new IllegalStateException("Nobody " + what);
		}

		private static int position(LongWork work) {
			return work.position().isEmpty() ? 0 : Integer.parseInt(work.position());
		}

	}

}
