package feedbackloop.deadlines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * The live table {@code escalation}: at which shares of its time a task reminds or
 * escalates, and what each says. A version from before names levels instead of shares.
 */
@Component
class EscalationTable {

	private static final String PERCENT = "percent";

	/** Whose group is a safeguard and not only a queue. */
	private static final Set<String> OF_THEIR_GROUP_ONLY = Set.of(Tasks.APPROVAL, "privacyCheck");

	private final DecisionTables tables;

	private final ModelFiles files;

	private final Supplier<List<EscalationLevel>> shares;

	EscalationTable(DecisionTables tables, ModelFiles files) {
		this.tables = tables;
		this.files = files;
		this.shares = files.kept(this::named);
	}

	/**
	 * The shares that it names, the smallest first, as far as this node knows.
	 */
	List<EscalationLevel> shares() {
		return this.shares.get();
	}

	private List<EscalationLevel> named() {
		List<Integer> named = this.tables.numbersNamed(Decisions.ESCALATION, PERCENT);
		return named.isEmpty() ? EscalationLevel.ALL : named.stream().map(EscalationLevel::new).toList();
	}

	/**
	 * Whether no other node has put a newer one live that this node does not know yet.
	 */
	boolean isNewest() {
		return this.files.areNewest();
	}

	/**
	 * What it says of a task that has used up a share of its time; empty if nothing. A
	 * share that it does not name, from a timer of a model, counts as the level below.
	 */
	Optional<EscalationRule> rule(LateTask task, EscalationLevel level) {
		EscalationLevel share = shares().contains(level) ? level : level.floor();
		return this.tables
			.find(Decisions.ESCALATION,
					Map.of(PERCENT, share.percent(), "level", share.number(), "stage", task.key(), "grade",
							task.grade()))
			.map((row) -> EscalationRule.of(row.containsKey("raiseBy") ? row : fromBefore(row, task)));
	}

	/** Its words say what has columns now, and safeguards were never handed on. */
	private static Map<String, Object> fromBefore(Map<String, Object> row, LateTask task) {
		String action = row.get("action").toString();
		Map<String, Object> today = new HashMap<>(row);
		today.put("unclaimAfter", action.contains("unclaim") ? 2 : 0);
		today.put("raiseBy", action.contains("raise") ? 10 : 0);
		if (OF_THEIR_GROUP_ONLY.contains(task.key())) {
			today.put("action", action.replace("reassign", "none"));
		}
		return today;
	}

}
