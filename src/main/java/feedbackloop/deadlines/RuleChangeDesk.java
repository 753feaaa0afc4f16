package feedbackloop.deadlines;

import java.util.Collection;
import java.util.List;

import feedbackloop.deadlines.RuleChange.Counts;
import feedbackloop.deadlines.RuleChange.Move;
import feedbackloop.feedback.Blank;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a new calendar or a new version of {@code timeLimits} changes: shown first,
 * applied when somebody who may says so.
 */
@Service
class RuleChangeDesk {

	static final int PAGE_SIZE = 50;

	private static final int LONGEST_REASON = 1000;

	private final RuleChanges changes;

	private final MovedDeadlines moved;

	private final Rules rules;

	private final Masker masker;

	RuleChangeDesk(RuleChanges changes, MovedDeadlines moved, Rules rules, Masker masker) {
		this.changes = changes;
		this.moved = moved;
		this.rules = rules;
		this.masker = masker;
	}

	/**
	 * What changed rules make of deadlines, with a page of those that move.
	 * @param run null for the latest
	 * @throws Refusal if there is no such run
	 */
	@Transactional(readOnly = true)
	public Shown look(Long run, boolean promisesOnly, int page, String userId) {
		String current = this.rules.current();
		if (run == null && this.changes.latest().isEmpty()) {
			return new Shown(current, null, null, List.of(), 0, false);
		}
		RuleChange shown = ((run != null) ? this.changes.find(run) : this.changes.latest())
			.orElseThrow(() -> Refusal.unknown("noSuchRun"));
		List<Move> moves = this.moved.moves(shown, promisesOnly, userId, page, PAGE_SIZE + 1);
		boolean more = moves.size() > PAGE_SIZE;
		return new Shown(current, shown, this.moved.counts(shown), more ? moves.subList(0, PAGE_SIZE) : moves, page,
				more);
	}

	/**
	 * The last that were applied, latest first.
	 */
	List<RuleChange> applied() {
		return this.changes.applied(PAGE_SIZE);
	}

	/**
	 * Begins to compute what the rules as they are now would move.
	 */
	@Transactional
	public void preview(String userId) {
		if (!this.changes.begin(this.rules.current(), userId)) {
			throw Refusal.tooLate("recomputationRuns");
		}
	}

	/**
	 * Lets promises move to a later time.
	 * @param clocks the deadlines of the preview
	 * @param reason why; blank lets them stay again
	 */
	@Transactional
	public void decide(long run, Collection<Long> clocks, boolean move, String reason) {
		if (clocks == null || clocks.isEmpty()) {
			throw Refusal.invalid("clocks", "required");
		}
		latestPreview(run);
		this.moved.decide(run, clocks, move ? written(reason) : null);
	}

	/**
	 * Begins to move the deadlines of the latest preview.
	 */
	@Transactional
	public void apply(long run, String reason, String userId) {
		latestPreview(run);
		if (!this.changes.apply(run, this.rules.current(), userId, written(reason))) {
			throw Refusal.tooLate("previewOutdated");
		}
	}

	private void latestPreview(long run) {
		boolean latest = this.changes.latest()
			.filter((last) -> last.id() == run && last.state().equals(RuleChange.PREVIEWED))
			.isPresent();
		if (!latest) {
			throw Refusal.tooLate("previewOutdated");
		}
	}

	private String written(String reason) {
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		if (reason.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		return this.masker.mask(reason.strip());
	}

	/**
	 * What changed rules make of deadlines, with a page of those that move.
	 *
	 * @param rules those that are loaded now
	 * @param run null as long as there was none
	 * @param page from 0
	 */
	record Shown(String rules, RuleChange run, Counts counts, List<Move> moves, int page, boolean hasNext) {

		/**
		 * Whether it can be applied now.
		 */
		public boolean ready() {
			return this.run != null && this.run.state().equals(RuleChange.PREVIEWED) && !isOutdated();
		}

		/**
		 * Whether other rules are loaded now.
		 */
		public boolean isOutdated() {
			return this.run != null && !this.run.rules().equals(this.rules);
		}

	}

}
