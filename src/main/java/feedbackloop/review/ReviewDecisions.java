package feedbackloop.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;
import feedbackloop.process.TransactionBound;
import feedbackloop.process.Values;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes what is decided in a review, whichever way it is submitted; what is not named
 * there stays in the backlog.
 */
@ModelBean
@Component
public class ReviewDecisions {

	private static final String DECISIONS = "decisions";

	private final ReviewStore store;

	private final Cases cases;

	/** By review: the engine asks for the list again with each of its elements. */
	private final TransactionBound<Map<String, List<String>>> lists = new TransactionBound<>(HashMap::new);

	ReviewDecisions(ReviewStore store, Cases cases) {
		this.store = store;
		this.cases = cases;
	}

	/**
	 * The numbers of the cases about which something is to be done.
	 */
	public List<String> cases(DelegateExecution execution) {
		return this.lists.get()
			.computeIfAbsent(Facts.text(execution, Variables.REVIEW_NUMBER), this.store::toBeCarriedOut);
	}

	@EventListener
	void on(Submission submission) {
		if (!submission.isFor(Tasks.REVIEW)) {
			return;
		}
		String review = submission.businessKey();
		List<ItemDecision> decisions = submission.values().rows(DECISIONS).stream().map(ReviewDecisions::read).toList();
		Set<String> numbers = new HashSet<>(this.store.numbers(review));
		Set<String> hidden = new HashSet<>(this.cases.hiddenFrom(submission.userId()));
		hidden.retainAll(numbers);
		numbers.removeAll(hidden);
		check(numbers, decisions);
		Map<String, ItemDecision> named = decisions.stream()
			.collect(Collectors.toMap(ItemDecision::number, Function.identity()));
		// Drafts of what is not named go, but for complaints about whoever submits: those
		// stay as others noted them.
		Stream<ItemDecision> kept = numbers.stream()
			.filter((number) -> !named.containsKey(number))
			.map((number) -> new ItemDecision(number, ItemDecision.KEEP, null, null, null));
		this.store.note(review, Stream.concat(decisions.stream(), kept).toList(), submission.userId());
		this.store.keepUnfinished(review, hidden);
		this.store.decided(review, submission.userId());
	}

	private void check(Set<String> numbers, List<ItemDecision> decisions) {
		Set<String> known = new HashSet<>(numbers);
		Map<String, List<String>> hiddenFromOwner = new HashMap<>();
		for (ItemDecision one : decisions) {
			if (!known.remove(one.number())) {
				throw Refusal.invalid(DECISIONS, "notInReview", one.number());
			}
			if (one.owner() != null
					&& hiddenFromOwner.computeIfAbsent(one.owner(), this.cases::hiddenFrom).contains(one.number())) {
				throw Refusal.invalid(DECISIONS, "colleague", one.owner());
			}
		}
	}

	private static ItemDecision read(Values row) {
		return new ItemDecision(row.text("number"), row.text("decision"), row.text("reason"), row.text("owner"),
				row.text("targetVersion"));
	}

}
