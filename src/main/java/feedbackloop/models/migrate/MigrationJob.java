package feedbackloop.models.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Timeline;
import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.models.migrate.MoveInstance.Busy;
import feedbackloop.models.migrate.MoveInstance.Gone;
import feedbackloop.models.migrate.MoveInstance.Moved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries cases on the new version, or moves them. People go before: a case that somebody
 * works on is left for later. A lock that does not come at once is given up.
 */
@Component
class MigrationJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(MigrationJob.class);

	private static final int TOGETHER = 10;

	private final MigrationStore migrations;

	private final MigratedInstances instances;

	private final MigrationPlans plans;

	private final MoveInstance move;

	private final Timeline timeline;

	private final JdbcClient database;

	private final TransactionTemplate rolledBack;

	MigrationJob(MigrationStore migrations, MigratedInstances instances, MigrationPlans plans, MoveInstance move,
			Timeline timeline, JdbcClient database, PlatformTransactionManager transactions) {
		this.migrations = migrations;
		this.instances = instances;
		this.plans = plans;
		this.move = move;
		this.timeline = timeline;
		this.database = database;
		this.rolledBack = new TransactionTemplate(transactions);
		this.rolledBack.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@Override
	public String kind() {
		return MigrationStore.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		return new TrialOrMove(this.migrations.of(work));
	}

	/**
	 * Really moves the case, in a transaction that is rolled back.
	 */
	private MigratedInstance tried(Plan plan, MigratedInstance instance) {
		try {
			Moved moved = this.rolledBack.execute((status) -> {
				status.setRollbackOnly();
				return moveAtOnce(plan, instance);
			});
			return instance.with(MoveState.READY, null, moved.changes());
		}
		catch (CannotMove ex) {
			return instance.with(MoveState.STAYS, ex.reason(), List.of());
		}
	}

	private MigratedInstance moved(Migration migration, String startedBy, Plan plan, MigratedInstance instance) {
		Moved moved = moveAtOnce(plan, instance);
		this.timeline.note(moved.number(), startedBy, "modelChanged",
				Map.of("from", String.valueOf(migration.fromVersion()), "of", instance.businessKey(), "to",
						String.valueOf(migration.toVersion())));
		return instance.with(MoveState.MOVED, null, moved.changes());
	}

	private Moved moveAtOnce(Plan plan, MigratedInstance instance) {
		this.database.sql("set local lock_timeout = '500ms'").update();
		return this.move.move(plan, instance.instanceId());
	}

	private static Sentence reason(RuntimeException failure) {
		if (failure instanceof CannotMove cannot) {
			return cannot.reason();
		}
		log.warn("A case could not be moved to another version of its process", failure);
		return Sentence.of("unexpected");
	}

	/** One node at the trial of a migration, or at its move. */
	private final class TrialOrMove implements Run {

		private final Migration migration;

		private final Plan plan;

		private final MoveState undone;

		/** Cases that people work on: they are left for the next time. */
		private final Set<String> busy = new HashSet<>();

		private TrialOrMove(Migration migration) {
			this.migration = migration;
			this.plan = MigrationJob.this.plans.plan(migration.fromDefinition(), migration.toDefinition());
			this.undone = migration.isTrial() ? MoveState.WAITING : MoveState.READY;
		}

		@Override
		public Chunk next(LongWork work, int most) {
			List<MigratedInstance> next = undone(this.busy, most);
			if (next.isEmpty()) {
				return undone(Set.of(), 1).isEmpty() ? Chunk.OVER : Chunk.LATER;
			}
			int done = 0;
			for (MigratedInstance instance : next) {
				try {
					store(triedOrMoved(work, instance));
					done++;
				}
				catch (Gone ex) {
					store(instance.with(MoveState.GONE, null, List.of()));
					done++;
				}
				catch (Busy ex) {
					this.busy.add(instance.instanceId());
				}
			}
			return Chunk.of(done, null);
		}

		private MigratedInstance triedOrMoved(LongWork work, MigratedInstance instance) {
			return this.migration.isTrial() ? tried(this.plan, instance)
					: moved(this.migration, work.askedBy(), this.plan, instance);
		}

		@Override
		public Chunk leaveOut(LongWork work, RuntimeException failure) {
			MoveState left = this.migration.isTrial() ? MoveState.STAYS : MoveState.FAILED;
			MigratedInstance next = undone(this.busy, 1).stream().findFirst().orElseThrow(() -> failure);
			store(next.with(left, reason(failure), next.changes()));
			return Chunk.of(1, null);
		}

		@Override
		public void finish(LongWork work) {
			MigrationJob.this.migrations.finished(this.migration);
		}

		private List<MigratedInstance> undone(Set<String> except, int most) {
			return MigrationJob.this.instances.next(this.migration.id(), this.undone, except, most);
		}

		private void store(MigratedInstance instance) {
			MigrationJob.this.instances.store(this.migration.id(), instance);
		}

	}

}
