package feedbackloop.models.pages;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.process.PastDecision;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.PastRun;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the case page which version of which process the case ran on. Says, too, which
 * rule of which version of a table decided what.
 */
@Component
@Order(95)
class DecidedByPart implements CasePart {

	private static final int MOST_DECISIONS = 60;

	private final PastDecisions decisions;

	private final HouseTime time;

	DecidedByPart(PastDecisions decisions, HouseTime time) {
		this.decisions = decisions;
		this.time = time;
	}

	@Override
	public String name() {
		return "decided-by";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.GRADE;
	}

	@Override
	public DecidedBy of(CaseLook look) {
		List<PastDecision> decisions = new ArrayList<>(this.decisions.of(look.keys()));
		Collections.reverse(decisions);
		return new DecidedBy(this.decisions.runs(look.keys()),
				decisions.stream()
					.filter((decision) -> decision.file() != null)
					.limit(MOST_DECISIONS)
					.map((decision) -> new Decision(decision, rules(decision), this.time.at(decision.at())))
					.toList());
	}

	/**
	 * The numbers of its rules, or their ids where the table does not have them any more.
	 */
	private static String rules(PastDecision decision) {
		return decision.rules().isEmpty() ? null
				: decision.rules()
					.stream()
					.map((rule) -> (rule.number() > 0) ? String.valueOf(rule.number()) : rule.id())
					.collect(Collectors.joining(", "));
	}

	/**
	 * What the case ran on and what decided.
	 *
	 * @param decisions the latest first
	 */
	record DecidedBy(List<PastRun> processes, List<Decision> decisions) {

	}

	/**
	 * A table that was asked.
	 *
	 * @param rules the numbers of those that matched, null when none did
	 */
	record Decision(PastDecision made, String rules, OffsetDateTime at) {

	}

}
