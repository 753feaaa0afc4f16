package feedbackloop.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
		return new Rewrapping(this.wrapped.tables());
	}

	/** One node at it. */
	private final class Rewrapping implements Run {

		private final List<String> tables;

		private final Map<String, Set<Long>> leftOut = new HashMap<>();

		private int table;

		private long after;

		private Rewrapping(List<String> tables) {
			this.tables = tables;
		}

		@Override
		public Chunk next(LongWork work, int most) {
			return RotationJob.this.rotations.target().map((id) -> next(work, id, most)).orElse(Chunk.LATER);
		}

		private Chunk next(LongWork work, String id, int most) {
			List<WrappedKeys.Row> rows = rows(id, most);
			if (rows.isEmpty()) {
				return passed(work, id);
			}
			for (WrappedKeys.Row row : rows) {
				byte[] anew = RotationJob.this.keyring.rewrap(row.dataKey());
				RotationJob.this.wrapped.put(this.tables.get(this.table), row.id(), anew);
			}
			this.after = rows.get(rows.size() - 1).id();
			return Chunk.of(rows.size(), null);
		}

		/** The next that can be had, if need be of the next table. */
		private List<WrappedKeys.Row> rows(String id, int most) {
			List<WrappedKeys.Row> rows = new ArrayList<>();
			while (rows.isEmpty() && this.table < this.tables.size()) {
				String name = this.tables.get(this.table);
				rows.addAll(RotationJob.this.wrapped.next(name, id, this.after, but(name), most));
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
				.anyMatch((name) -> RotationJob.this.wrapped.hasMore(name, id, but(name)));
			return (isSettled && !hasMore) ? Chunk.OVER : Chunk.LATER;
		}

		/** It is counted on the page, and keeps its master key in need. */
		@Override
		public Chunk leaveOut(LongWork work, RuntimeException failure) {
			List<WrappedKeys.Row> rows = RotationJob.this.rotations.target().map((id) -> rows(id, 1)).orElse(List.of());
			if (rows.isEmpty()) {
				throw failure;
			}
			String name = this.tables.get(this.table);
			log.error("The data key of {} {} cannot be wrapped anew", name, rows.get(0).id(), failure);
			this.leftOut.computeIfAbsent(name, (any) -> new HashSet<>()).add(rows.get(0).id());
			return Chunk.of(1, null);
		}

		@Override
		public void finish(LongWork work) {
			RotationJob.this.rotations.finished(work);
		}

		private Set<Long> but(String name) {
			return this.leftOut.getOrDefault(name, Set.of());
		}

	}

}
