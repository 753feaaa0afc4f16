package feedbackloop.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.privacy.Keyring;
import feedbackloop.privacy.WrappedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Wraps all data keys anew, some of a table at a time. Nobody waits for it: rows that
 * others are at are taken later. A crash loses nothing, because what is done is seen by
 * the id in front of each data key.
 */
@Component
class RotationJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(RotationJob.class);

	private static final int TOGETHER = 200;

	/**
	 * Within that time every node knows which key wraps now, and what was begun before
	 * has come to its end.
	 */
	private static final Duration SETTLED = Duration.ofSeconds(30);

	private final Rotations rotations;

	private final WrappedKeys wrapped;

	private final Keyring keyring;

	private final Clock clock;

	private final AtomicReference<LeftOut> leftOut = new AtomicReference<>(new LeftOut(0));

	RotationJob(Rotations rotations, WrappedKeys wrapped, Keyring keyring, Clock clock) {
		this.rotations = rotations;
		this.wrapped = wrapped;
		this.keyring = keyring;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return Rotations.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		return new Rewrapping(this.wrapped.tables(),
				this.leftOut.updateAndGet((last) -> (last.work() == work.id()) ? last : new LeftOut(work.id())));
	}

	/** One node at it. */
	private final class Rewrapping implements Run {

		private final List<String> tables;

		private final LeftOut leftOut;

		private int table;

		private long after;

		/** The one that is being wrapped anew, or that could not be. */
		private Long current;

		private Rewrapping(List<String> tables, LeftOut leftOut) {
			this.tables = tables;
			this.leftOut = leftOut;
		}

		@Override
		public Chunk next(LongWork work, int most) {
			return RotationJob.this.rotations.target().map((id) -> next(work, id, most)).orElse(Chunk.LATER);
		}

		private Chunk next(LongWork work, String id, int most) {
			this.current = null;
			List<WrappedKeys.Row> rows = rows(id, most);
			if (rows.isEmpty()) {
				return passed(work, id);
			}
			for (WrappedKeys.Row row : rows) {
				this.current = row.id();
				byte[] anew = RotationJob.this.keyring.rewrap(row.dataKey());
				RotationJob.this.wrapped.put(this.tables.get(this.table), row.id(), anew);
			}
			this.after = this.current;
			this.current = null;
			return Chunk.of(rows.size(), null);
		}

		/** The next that can be had, if need be of the next table. */
		private List<WrappedKeys.Row> rows(String id, int most) {
			List<WrappedKeys.Row> rows = new ArrayList<>();
			while (rows.isEmpty() && this.table < this.tables.size()) {
				String name = this.tables.get(this.table);
				rows.addAll(RotationJob.this.wrapped.next(name, id, this.after, this.leftOut.of(name), most));
				if (rows.isEmpty()) {
					this.table++;
					this.after = 0;
				}
			}
			return rows;
		}

		private Chunk passed(LongWork work, String id) {
			this.table = 0;
			boolean isSettled = work.askedAt().plus(SETTLED).isBefore(RotationJob.this.clock.instant());
			boolean hasMore = this.tables.stream()
				.anyMatch((name) -> RotationJob.this.wrapped.hasMore(name, id, this.leftOut.of(name)));
			return (isSettled && !hasMore) ? Chunk.OVER : Chunk.LATER;
		}

		/** It is counted on the page, and keeps its master key in need. */
		@Override
		public Chunk leaveOut(LongWork work, RuntimeException failure) {
			if (this.current == null) {
				throw failure;
			}
			String name = this.tables.get(this.table);
			if (this.leftOut.isEmpty()) {
				log.error("The data key of {} {} cannot be wrapped anew", name, this.current, failure);
			}
			else {
				log.error("The data key of {} {} cannot be wrapped anew: {}", name, this.current, failure.toString());
			}
			this.leftOut.add(name, this.current);
			return Chunk.of(0, null);
		}

		@Override
		public void finish(LongWork work) {
			RotationJob.this.rotations.finished(work);
		}

	}

	/**
	 * What this node could not wrap anew in one rotation, by table. It is not tried again
	 * at each look.
	 */
	private record LeftOut(long work, Map<String, Set<Long>> rows) {

		LeftOut(long work) {
			this(work, new ConcurrentHashMap<>());
		}

		boolean isEmpty() {
			return this.rows.isEmpty();
		}

		Set<Long> of(String table) {
			return this.rows.getOrDefault(table, Set.of());
		}

		void add(String table, long id) {
			this.rows.computeIfAbsent(table, (any) -> ConcurrentHashMap.newKeySet()).add(id);
		}

	}

}
