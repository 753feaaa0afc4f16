package feedbackloop.bulk;

import java.util.List;

import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;

import org.springframework.stereotype.Component;

/**
 * Does with one case after the other what was asked for several.
 */
@Component
class BulkJob implements LongJob {

	private static final int TOGETHER = 5;

	private final BulkStore store;

	private final BulkActions actions;

	BulkJob(BulkStore store, BulkActions actions) {
		this.store = store;
		this.actions = actions;
	}

	@Override
	public String kind() {
		return BulkStore.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		BulkWork bulk = this.store.find(work.id()).orElseThrow();
		return (current, most) -> {
			List<BulkCase> next = this.store.waiting(work.id(), most);
			next.forEach((one) -> this.actions.done(one, bulk, this.store));
			return next.isEmpty() ? Chunk.OVER : Chunk.of(next.size(), null);
		};
	}

}
