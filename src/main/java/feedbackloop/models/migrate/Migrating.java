package feedbackloop.models.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Timeline;
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
 * Tries cases on the new version, or moves them, some a transaction. Goes on where it was
 * when a node stops in the middle, on any node. People go before: a case that somebody
 * works on is left for later, and a lock that does not come at once is given up.
 */
@Component
class Migrating {

	private static final Logger log = LoggerFactory.getLogger(Migrating.class);

	private static final int BATCH = 10;

	private static final int ATTEMPTS = 3;

	private final Migrations migrations;

	private final MigratedInstances instances;

	private final MigrationPlans plans;

	private final MoveInstance move;

	private final Timeline timeline;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final TransactionTemplate ofItsOwn;

	Migrating(Migrations migrations, MigratedInstances instances, MigrationPlans plans, MoveInstance move,
			Timeline timeline, JdbcClient database, PlatformTransactionManager transactions) {
		this.migrations = migrations;
		this.instances = instances;
		this.plans = plans;
		this.move = move;
		this.timeline = timeline;
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
		this.ofItsOwn = new TransactionTemplate(transactions);
		this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Works until nothing is left to do but cases that people work on, or another node is
	 * at it.
	 */
	void work() {
		Set<String> busy = new HashSet<>();
		boolean more = true;
		while (more) {
			more = step(busy);
		}
	}

	private boolean step(Set<String> busy) {
		try {
			return this.transaction.execute((status) -> some(busy, BATCH));
		}
		catch (RuntimeException ex) {
			log.info("Some cases could not be moved together: each is moved alone ({})", ex.toString());
			for (int i = 0; i < BATCH; i++) {
				alone(busy);
			}
			return true;
		}
	}

	private boolean some(Set<String> busy, int most) {
		Migration migration = this.migrations.next().orElse(null);
		if (migration == null) {
			return false;
		}
		boolean tries = migration.state().equals(Migration.TRYING);
		Outcome which = tries ? Outcome.WAITING : Outcome.READY;
		List<MigratedInstance> next = this.instances.next(migration.id(), which, busy, most);
		if (next.isEmpty()) {
			boolean over = this.instances.next(migration.id(), which, Set.of(), 1).isEmpty();
			if (over) {
				this.migrations.finish(migration);
			}
			return over;
		}
		Plan plan = this.plans.plan(migration.fromDefinition(), migration.toDefinition());
		for (MigratedInstance instance : next) {
			try {
				this.instances.store(migration.id(), tries ? tried(plan, instance) : moved(migration, plan, instance));
			}
			catch (Gone ex) {
				this.instances.store(migration.id(), instance.with(Outcome.GONE, null, List.of()));
			}
			catch (Busy ex) {
				busy.add(instance.instanceId());
			}
		}
		return true;
	}

	/**
	 * Really moves the case, in a transaction that is rolled back.
	 */
	private MigratedInstance tried(Plan plan, MigratedInstance instance) {
		for (int attempt = 1;; attempt++) {
			try {
				Moved moved = this.ofItsOwn.execute((status) -> {
					status.setRollbackOnly();
					return moveAtOnce(plan, instance);
				});
				return instance.with(Outcome.READY, null, moved.changes());
			}
			catch (Gone | Busy ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				if (isFinal(ex, attempt)) {
					return instance.with(Outcome.STAYS, reason(ex), List.of());
				}
			}
		}
	}

	private MigratedInstance moved(Migration migration, Plan plan, MigratedInstance instance) {
		Moved moved = moveAtOnce(plan, instance);
		this.timeline.note(moved.number(), migration.startedBy(), "modelChanged",
				Map.of("from", String.valueOf(migration.fromVersion()), "of", instance.businessKey(), "to",
						String.valueOf(migration.toVersion())));
		return instance.with(Outcome.MOVED, null, moved.changes());
	}

	private Moved moveAtOnce(Plan plan, MigratedInstance instance) {
		this.database.sql("set local lock_timeout = '500ms'").update();
		return this.move.move(plan, instance.instanceId());
	}

	/** One that fails with others is moved alone, so that it keeps nobody back. */
	private void alone(Set<String> busy) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				this.transaction.execute((status) -> some(busy, 1));
				return;
			}
			catch (RuntimeException ex) {
				if (isFinal(ex, attempt)) {
					this.transaction.executeWithoutResult((status) -> fail(busy, reason(ex)));
					return;
				}
			}
		}
	}

	private void fail(Set<String> busy, Said reason) {
		this.migrations.next().ifPresent((migration) -> {
			boolean tries = migration.state().equals(Migration.TRYING);
			this.instances.next(migration.id(), tries ? Outcome.WAITING : Outcome.READY, busy, 1)
				.forEach((instance) -> this.instances.store(migration.id(),
						instance.with(tries ? Outcome.STAYS : Outcome.FAILED, reason, instance.changes())));
		});
	}

	/** What somebody else changed in the same moment may go well the next time. */
	private static boolean isFinal(RuntimeException failure, int attempt) {
		return failure instanceof Stays || attempt == ATTEMPTS;
	}

	private static Said reason(RuntimeException failure) {
		if (failure instanceof Stays stays) {
			return stays.reason();
		}
		log.warn("A case could not be moved to another version of its process", failure);
		return Said.of("unexpected");
	}

}
