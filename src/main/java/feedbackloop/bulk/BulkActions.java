package feedbackloop.bulk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.feedback.Cases;
import feedbackloop.process.CaseAction;
import feedbackloop.process.CaseAction.Done;
import feedbackloop.process.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something with one of several cases, or tries it: the same is done then, and
 * rolled back. Each has a transaction of its own, so one that is refused holds up none.
 */
@Component
class BulkActions {

	private static final Logger log = LoggerFactory.getLogger(BulkActions.class);

	private final List<CaseAction> actions;

	private final Cases cases;

	private final TransactionTemplate own;

	BulkActions(List<CaseAction> actions, Cases cases, PlatformTransactionManager transactions) {
		this.actions = actions;
		this.cases = cases;
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * What members of these groups may do with several cases.
	 */
	List<CaseAction> offered(Collection<String> groups) {
		return this.actions.stream().filter((action) -> action.isOffered(groups)).toList();
	}

	/**
	 * Whether what was done may be taken back.
	 */
	boolean canUndo(String name) {
		return this.actions.stream().anyMatch((action) -> action.name().equals(name) && action.canUndo());
	}

	/**
	 * What came of it if it were done now.
	 */
	BulkCase tried(BulkCase one, String action, Map<String, String> said, String userId) {
		return outcome(one, () -> this.own.execute((status) -> {
			status.setRollbackOnly();
			return apply(one, action, said, userId);
		}));
	}

	/**
	 * Does it, and has what came of it stored in the same transaction.
	 * @param work that is done, or undone where it takes another one back
	 */
	BulkCase done(BulkCase one, BulkWork work, BulkStore store) {
		String userId = work.work().askedBy();
		BulkCase outcome = outcome(one, () -> this.own.execute((status) -> {
			Done done = (work.undoes() == null) ? apply(one, work.action(), work.said(), userId)
					: undo(one, work.action(), userId);
			store.store(work.work().id(), done(one, done));
			return done;
		}));
		if (outcome.state().equals(BulkCase.LEFT)) {
			store.store(work.work().id(), outcome);
		}
		return outcome;
	}

	private Done apply(BulkCase one, String action, Map<String, String> said, String userId) {
		return action(one, action, userId).apply(one.number(), said, userId);
	}

	private Done undo(BulkCase one, String action, String userId) {
		action(one, action, userId).undo(one.number(), one.back(), userId);
		return new Done(one.task(), null, null);
	}

	/** Who may not see the case is told that there is none. */
	private CaseAction action(BulkCase one, String name, String userId) {
		if (this.cases.isHiddenFrom(userId, one.number())) {
			throw Refusal.unknown("noCase", one.number());
		}
		return this.actions.stream().filter((action) -> action.name().equals(name)).findFirst().orElseThrow();
	}

	private static BulkCase outcome(BulkCase one, Supplier<Done> work) {
		try {
			return done(one, work.get());
		}
		catch (Refusal refusal) {
			return left(one, refusal);
		}
		catch (ConcurrencyFailureException ex) {
			return left(one, Refusal.tooLate("changedByAnother"));
		}
		catch (RuntimeException ex) {
			log.warn("A bulk action failed for {}", one.number(), ex);
			return left(one, Refusal.busy("unexpected"));
		}
	}

	private static BulkCase done(BulkCase one, Done done) {
		return new BulkCase(one.place(), one.number(), BulkCase.DONE, done.task(), done.before(), List.of(),
				done.back());
	}

	private static BulkCase left(BulkCase one, Refusal refusal) {
		return new BulkCase(one.place(), one.number(), BulkCase.LEFT, one.task(), null, refusal.problems(), null);
	}

}
