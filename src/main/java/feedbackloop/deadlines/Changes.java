package feedbackloop.deadlines;

import java.util.Collection;
import java.util.List;

import feedbackloop.deadlines.Recomputation.Counts;
import feedbackloop.deadlines.Recomputation.Move;
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
class Changes {

	static final int PAGE_SIZE = 50;

	private static final int LONGEST_REASON = 1000;

	private final Recomputations recomputations;

	private final RecomputedClocks clocks;

	private final Rules rules;

	private final Masker masker;

	Changes(Recomputations recomputations, RecomputedClocks clocks, Rules rules, Masker masker) {
		this.recomputations = recomputations;
		this.clocks = clocks;
		this.rules = rules;
		this.masker = masker;
	}

	/**
	 * A computing anew with a page of what it moves.
	 * @param run null for the latest
	 * @throws Refusal if there is no such run
	 */
	@Transactional(readOnly = true)
	public Shown look(Long run, boolean promisesOnly, int page, String userId) {
		String current = this.rules.current();
		if (run == null && this.recomputations.latest().isEmpty()) {
			return new Shown(current, null, null, List.of(), 0, false);
		}
		Recomputation shown = ((run != null) ? this.recomputations.find(run) : this.recomputations.latest())
			.orElseThrow(() -> Refusal.unknown("noSuchRun"));
		List<Move> moves = this.clocks.moves(shown, promisesOnly, userId, page, PAGE_SIZE + 1);
		boolean more = moves.size() > PAGE_SIZE;
		return new Shown(current, shown, this.clocks.counts(shown), more ? moves.subList(0, PAGE_SIZE) : moves, page,
				more);
	}

	/**
	 * The last that were applied, latest first.
	 */
	List<Recomputation> applied() {
		return this.recomputations.applied(PAGE_SIZE);
	}

	/**
	 * Begins to compute what the rules as they are now would move.
	 */
	@Transactional
	public void preview(String userId) {
		if (!this.recomputations.begin(this.rules.current(), userId)) {
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
		this.clocks.decide(run, clocks, move ? written(reason) : null);
	}

	/**
	 * Begins to move the deadlines of the latest preview.
	 */
	@Transactional
	public void apply(long run, String reason, String userId) {
		latestPreview(run);
		if (!this.recomputations.apply(run, this.rules.current(), userId, written(reason))) {
			throw Refusal.tooLate("previewOutdated");
		}
	}

	private void latestPreview(long run) {
		boolean latest = this.recomputations.latest()
			.filter((last) -> last.id() == run && last.state().equals(Recomputation.PREVIEWED))
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
	 * A computing anew with a page of what it moves.
	 *
	 * @param rules those that are loaded now
	 * @param run null as long as there was none
	 * @param page from 0
	 */
	record Shown(String rules, Recomputation run, Counts counts, List<Move> moves, int page, boolean hasNext) {

		/**
		 * Whether it can be applied now.
		 */
		public boolean ready() {
			return this.run != null && this.run.state().equals(Recomputation.PREVIEWED) && !isOutdated();
		}

		/**
		 * Whether other rules are loaded now.
		 */
		public boolean isOutdated() {
			return this.run != null && !this.run.rules().equals(this.rules);
		}

	}

}
