package feedbackloop.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Blank;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;
import feedbackloop.process.TaskDesk;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a manager notes on the page of a review. In the end all is submitted, as the form
 * of the task would be.
 */
@Service
class ReviewDesk {

	private static final int LONGEST_LINE = 200;

	private final ReviewStore store;

	private final TaskDesk tasks;

	private final Masker masker;

	ReviewDesk(ReviewStore store, TaskDesk tasks, Masker masker) {
		this.store = store;
		this.tasks = tasks;
		this.masker = masker;
	}

	/**
	 * Notes these decisions, also those that lack something as yet.
	 * @throws Refusal if the review is not open, or a value is none
	 */
	@Transactional
	public void note(String number, List<ItemDecision> decisions, String userId) {
		open(number);
		Set<String> known = new HashSet<>(this.store.items(number, userId).stream().map(ReviewItem::number).toList());
		for (ItemDecision one : decisions) {
			if (!known.contains(one.number())) {
				throw Refusal.invalid("number", "notInReview", one.number());
			}
			if (one.decision() != null && !ItemDecision.ALL.contains(one.decision())) {
				throw Refusal.invalid("decision", "choice", String.join(", ", ItemDecision.ALL));
			}
			StoredText.checked("reason", one.reason(), StoredText.STAFF);
			StoredText.checked("targetVersion", one.targetVersion(), LONGEST_LINE);
			StoredText.checked("owner", one.owner(), 64);
		}
		this.store.note(number, decisions.stream().map(this::masked).toList(), userId);
	}

	/**
	 * Lets those that are not decided get what the table proposes, but for complaints
	 * about whoever says so.
	 * @param reason the same for all of them
	 * @throws Refusal if the review is not open, or there is no reason
	 */
	@Transactional
	public void followProposals(String number, String reason, String userId) {
		open(number);
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		StoredText.checked("reason", reason, StoredText.STAFF);
		this.store.followProposals(number, this.masker.mask(reason.strip()), userId);
	}

	/**
	 * Submits what was noted; what was not stays in the backlog.
	 * @throws Refusal if the review is not open, or a decision lacks something
	 */
	public void decide(String number, String userId) {
		open(number);
		List<ReviewItem> items = this.store.items(number, userId);
		items.stream().filter(ReviewItem::lacksReason).findFirst().ifPresent((item) -> {
			throw Refusal.invalid("reason", "reviewReason", item.number());
		});
		List<Map<String, Object>> decisions = items.stream()
			.filter((item) -> item.decision() != null)
			.map((item) -> new ItemDecision(item.number(), item.decision(), item.reason(), item.owner(),
					item.targetVersion())
				.submitted())
			.toList();
		this.tasks.complete(number, Tasks.REVIEW, userId, Map.of("decisions", decisions));
	}

	private void open(String number) {
		Review review = this.store.find(number).orElseThrow(() -> Refusal.unknown("noReview", number));
		if (!review.isCompiled() || review.isDecided()) {
			throw Refusal.tooLate(review.isDecided() ? "reviewDecided" : "reviewCompiling", number);
		}
	}

	private ItemDecision masked(ItemDecision one) {
		return new ItemDecision(one.number(), one.decision(),
				(one.reason() != null) ? this.masker.mask(one.reason()) : null, one.owner(), one.targetVersion());
	}

}
