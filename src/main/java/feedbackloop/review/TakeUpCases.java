package feedbackloop.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import feedbackloop.improvement.Backlog;
import feedbackloop.process.CaseAction;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes cases out of the backlog: each gets an improvement, or its customer's answer if
 * that is how its type is worked.
 */
@Component
@Order(5)
class TakeUpCases implements CaseAction {

	private final Backlog backlog;

	TakeUpCases(Backlog backlog) {
		this.backlog = backlog;
	}

	@Override
	public String name() {
		return "takeUp";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		return List.of(new Field("reason", Map.of(), true));
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.DECIDE_BACKLOG.isOf(groups);
	}

	@Override
	public boolean canUndo() {
		return false;
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		this.backlog.decide(number, Backlog.TAKE, said.get("reason"), userId);
		return new Done(null, null, "");
	}

	@Override
	public void undo(String number, String back, String userId) {
		throw Refusal.tooLate("decidedForGood", number);
	}

}
