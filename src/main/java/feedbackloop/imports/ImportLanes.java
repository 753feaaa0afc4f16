package feedbackloop.imports;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import feedbackloop.imports.RowMaker.Made;
import feedbackloop.process.OneCommand;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works rows side by side, in two lanes where there are two processors. A lane is a
 * transaction of its own. What its rows start the engine writes at the end, together.
 */
@Component
class ImportLanes {

	/** With the step itself three connections, of the five that submissions leave. */
	private static final int MOST = 2;

	private final int lanes;

	/** Of a node. More steps at once are worked each on its own connection. */
	private final Semaphore free = new Semaphore(1);

	private final ThreadPoolTaskScheduler threads;

	private final TransactionTemplate transaction;

	private final OneCommand engine;

	@Autowired
	ImportLanes(ThreadPoolTaskScheduler threads, PlatformTransactionManager transactions, OneCommand engine) {
		this(threads, transactions, engine, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
	}

	ImportLanes(ThreadPoolTaskScheduler threads, PlatformTransactionManager transactions, OneCommand engine,
			int lanes) {
		this.lanes = lanes;
		this.threads = threads;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.engine = engine;
	}

	/**
	 * Has each lane work its rows in their order, and waits for all of them. A single row
	 * is worked in the caller's transaction, and so are all while a step has the lanes.
	 * @throws RuntimeException if one failed; others may have committed
	 */
	void run(List<Made> rows, Consumer<List<Made>> work) {
		if (rows.isEmpty()) {
			return;
		}
		if (rows.size() == 1 || !this.free.tryAcquire()) {
			this.engine.run(() -> work.accept(rows));
			return;
		}
		try {
			Collection<List<Made>> lanes = rows.stream().collect(Collectors.groupingBy(this::lane)).values();
			CompletableFuture
				.allOf(lanes.stream()
					.map((lane) -> CompletableFuture.runAsync(() -> work(lane, work), this.threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			this.free.release();
		}
	}

	private void work(List<Made> lane, Consumer<List<Made>> work) {
		this.transaction.executeWithoutResult((status) -> this.engine.run(() -> work.accept(lane)));
	}

	/** Of rows with the same key the first makes the case. So they share a lane. */
	private int lane(Made made) {
		return (made.row() != null) ? Math.floorMod(made.row().key().hashCode(), this.lanes) : 0;
	}

}
