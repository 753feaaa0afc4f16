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
 * Declines cases of the backlog; their customers read why.
 */
@Component
@Order(6)
class DeclineCases implements CaseAction {

	private final Backlog backlog;

	DeclineCases(Backlog backlog) {
		this.backlog = backlog;
	}

	@Override
	public String name() {
		return "decline";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		return List.of(new Field("answer", Map.of(), true));
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
		this.backlog.decide(number, Backlog.DECLINE, said.get("answer"), userId);
		return new Done(null, null, "");
	}

	@Override
	public void undo(String number, String back, String userId) {
		throw Refusal.tooLate("decidedForGood", number);
	}

}
