package feedbackloop.improvement;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.PageForms;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves cases to another cause, splits them off into one of their own, or merges a whole
 * improvement into another. Only open ones give and take. A case hears from then on of
 * the cause that serves it; nobody is told that it was moved.
 */
@Service
class CauseMoves {

	static final String MOVE = "move";

	static final String SPLIT = "split";

	static final String MERGE = "merge";

	/** One move is one transaction. */
	static final int MOST = 500;

	static final List<String> HOW = List.of(MOVE, SPLIT, MERGE);

	private final Improvements improvements;

	private final ImprovementRepository repository;

	private final FeedbackRepository feedbacks;

	private final Cases cases;

	private final CauseMoveLog log;

	private final PageForms forms;

	private final Mitigations mitigations;

	private final Directory directory;

	private final ProcessDriver driver;

	private final Timeline timeline;

	private final Clock clock;

	CauseMoves(Improvements improvements, ImprovementRepository repository, FeedbackRepository feedbacks, Cases cases,
			CauseMoveLog log, PageForms forms, Mitigations mitigations, Directory directory, ProcessDriver driver,
			Timeline timeline, Clock clock) {
		this.improvements = improvements;
		this.repository = repository;
		this.feedbacks = feedbacks;
		this.cases = cases;
		this.log = log;
		this.forms = forms;
		this.mitigations = mitigations;
		this.directory = directory;
		this.driver = driver;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * What would be moved: the cases with the duplicates that go with them, all that wait
	 * where the improvement is merged.
	 * @param numbers that are chosen; none where it is merged
	 * @param to the other improvement; null where they are split off
	 * @throws Refusal if the person may not, or one of them cannot be moved
	 */
	@Transactional(readOnly = true)
	List<Feedback> chosen(String from, String how, Collection<String> numbers, String to, String userId) {
		if (how == null || !HOW.contains(how)) {
			throw Refusal.invalid("how", Blank.is(how) ? "required" : "choice", String.join(", ", HOW));
		}
		mayMove(userId, from);
		open("from", from, userId);
		if (!SPLIT.equals(how)) {
			other(from, to, userId);
		}
		List<Feedback> chosen = chosen(from, how, numbers, userId);
		if (chosen.stream().anyMatch((feedback) -> feedback.isHiddenFrom(userId))) {
			throw Refusal.forbidden("moveByAnother");
		}
		if (chosen.size() > MOST) {
			throw Refusal.invalid(MERGE.equals(how) ? "how" : "cases", "tooManyMoved", chosen.size(), MOST);
		}
		return chosen;
	}

	/**
	 * Does it.
	 * @param meToos whether people without a case who want to be told go, too; where all
	 * is merged they do
	 * @return the number of the improvement that serves them now
	 * @throws Refusal as above, or if there is no reason
	 */
	@Transactional
	String move(String from, String how, Collection<String> numbers, String to, String reason, boolean meToos,
			String userId) {
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		String why = StoredText.checked("reason", reason, StoredText.STAFF);
		String other = SPLIT.equals(how) ? null : BusinessKey.typed(Objects.requireNonNullElse(to, ""));
		List<String> before = numbers(chosen(from, how, numbers, other, userId));
		lock(before, from, other);
		List<Feedback> moved = chosen(from, how, numbers, other, userId);
		if (!numbers(moved).equals(before)) {
			throw Refusal.tooLate("changedByAnother");
		}
		Improvement left = this.improvements.get(from);
		String target = (other != null) ? other : this.improvements.open(founding(moved), left.owner());
		moved.forEach((feedback) -> moved(feedback, from, target, why, userId));
		note(from, target, moved.size(), userId);
		this.log.keep(how, from, target, moved.size(), why, userId);
		handOver(left, moved);
		if (meToos && !MERGE.equals(how)) {
			this.timeline.note(from, userId, "meToosMoved", Map.of("number", target));
		}
		if (MERGE.equals(how)) {
			end(left, target, userId);
		}
		else {
			leaveEmpty(left);
			this.driver.tell(Messages.CASE_ATTACHED, from);
		}
		this.driver.tell(Messages.CASE_ATTACHED, target);
		return target;
	}

	private void mayMove(String userId, String from) {
		if (!this.directory.may(userId, Right.MOVE_CASES)) {
			throw Refusal.forbidden("onlyTeams", Right.MOVE_CASES.groupIds());
		}
		if (this.repository.findByNumber(from).isEmpty() || this.cases.isHiddenFrom(userId, from)) {
			throw Refusal.unknown("noCase", from);
		}
	}

	private void open(String field, String number, String userId) {
		if (this.cases.isHiddenFrom(userId, number)) {
			throw Refusal.invalid(field, "noImprovement", number);
		}
		this.repository.findByNumber(number)
			.filter(Improvement::isOpen)
			.orElseThrow(() -> Refusal.invalid(field, "noImprovement", number));
	}

	private void other(String from, String to, String userId) {
		if (Blank.is(to)) {
			throw Refusal.invalid("to", "required");
		}
		if (to.equals(from)) {
			throw Refusal.invalid("to", "sameImprovement", to);
		}
		open("to", to, userId);
	}

	private List<Feedback> chosen(String from, String how, Collection<String> numbers, String userId) {
		List<Feedback> waiting = this.improvements.waiting(from);
		if (MERGE.equals(how)) {
			return waiting;
		}
		Set<String> named = numbers.stream().map(BusinessKey::typed).collect(Collectors.toCollection(TreeSet::new));
		if (named.isEmpty()) {
			throw Refusal.invalid("cases", "required");
		}
		Set<String> known = waiting.stream()
			.filter((feedback) -> !feedback.isHiddenFrom(userId))
			.map(Feedback::number)
			.collect(Collectors.toSet());
		named.stream().filter((number) -> !known.contains(number)).findFirst().ifPresent((number) -> {
			throw Refusal.invalid("cases", "notWaitingFor", number, from);
		});
		return waiting.stream()
			.filter((feedback) -> named.contains(feedback.number()) || goesWithOneOf(named, feedback))
			.toList();
	}

	private static boolean goesWithOneOf(Set<String> named, Feedback duplicate) {
		return duplicate.originalNumber() != null && named.contains(duplicate.originalNumber());
	}

	/** Cases first and in order, as whoever counts a duplicate does. */
	private void lock(List<String> numbers, String from, String to) {
		if (!numbers.isEmpty()) {
			this.feedbacks.lock(numbers);
		}
		Stream.of(from, to).filter(Objects::nonNull).sorted().forEach(this.repository::keepByNumber);
	}

	private Feedback founding(List<Feedback> moved) {
		return moved.stream().filter(Feedback::isGraded).findFirst().orElse(moved.get(0));
	}

	private void moved(Feedback feedback, String from, String to, String reason, String userId) {
		feedback.servedBy(to);
		this.driver.learn(feedback.number(), Map.of(Variables.IMPROVEMENT_NUMBER, to));
		this.forms.keep("moveCase", feedback, userId, Map.of("fromImprovement", from, "improvementNumber", to), reason);
		this.timeline.note(feedback.number(), userId, "improvementMoved", Map.of("from", from, "number", to));
	}

	private void note(String from, String to, int count, String userId) {
		String cases = String.valueOf(count);
		this.timeline.note(from, userId, "casesMovedAway", Map.of("cases", cases, "number", to));
		this.timeline.note(to, userId, "casesMovedHere", Map.of("cases", cases, "number", from));
	}

	/**
	 * When the case that stands for the cause has left, the first that stays does. The
	 * same people must be able to see it. Else the improvement still names that case.
	 */
	private void handOver(Improvement left, List<Feedback> moved) {
		Feedback before = this.cases.get(left.feedbackNumber());
		if (moved.contains(before)) {
			this.improvements.waiting(left.number())
				.stream()
				.filter((feedback) -> feedback.isHiddenAs(before) && feedback.isGraded())
				.min(Comparator.comparing(Feedback::number))
				.ifPresent((feedback) -> {
					left.standsFor(feedback.number());
					this.driver.learn(left.number(), Map.of(Variables.FEEDBACK_NUMBER, feedback.number()));
				});
		}
	}

	/** What was restored for now stays so until the other cause is removed, if it can. */
	private void end(Improvement left, String into, String userId) {
		Improvement target = this.improvements.get(into);
		Mitigation restored = left.mitigation();
		boolean goesOn = restored != null && restored.restoredAt() != null && !restored.isLifted();
		if (goesOn && (target.mitigation() == null || target.mitigation().isLifted())) {
			target.takesOver(restored.goesOn());
		}
		else {
			this.mitigations.lift(left);
		}
		left.mergedInto(into, this.clock.instant());
		this.timeline.note(left.number(), userId, "improvementMerged", Map.of("number", into));
		this.driver.end(left.number(), "merged into " + into);
	}

	private void leaveEmpty(Improvement left) {
		if (this.improvements.waiting(left.number()).isEmpty()) {
			left.leftEmpty(this.clock.instant());
		}
	}

	private static List<String> numbers(List<Feedback> cases) {
		return cases.stream().map(Feedback::number).toList();
	}

}
