package feedbackloop.screening;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.process.CaseAction;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Right;
import feedbackloop.screening.BulkDecision.Decision;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Declines cases that wait for triage as spam, as {@code /screening} does, which blocks
 * senders as well.
 */
@Component
@Order(4)
class DeclineAsSpam implements CaseAction {

	private final BulkDecision decisions;

	private final DeclinedCases declined;

	private final LiveReasons usual;

	DeclineAsSpam(BulkDecision decisions, DeclinedCases declined, LiveReasons usual) {
		this.decisions = decisions;
		this.declined = declined;
		this.usual = usual;
	}

	@Override
	public String name() {
		return "spam";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		Map<String, String> reasons = new LinkedHashMap<>();
		this.usual.of("spam").values().forEach((reason) -> reasons.put(reason, reason));
		return List.of(new Field("reason", reasons, false));
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.SCREEN.isOf(groups);
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		Decision decision = new Decision("spam", said.get("reason"), false, null, false);
		this.decisions.check(List.of(number), decision);
		this.decisions.decide(number, decision, userId);
		return new Done(Tasks.TRIAGE, null, "");
	}

	@Override
	public void undo(String number, String back, String userId) {
		this.declined.undo(number, userId);
	}

}
