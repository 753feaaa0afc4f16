package feedbackloop.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A decision table that was asked in a process.
 *
 * @param of business key of the process
 * @param key of the table
 * @param file of the table; null where the engine does not have it any more
 * @param definitionId the engine's id of that version of the table
 * @param version as the page of rules counts it; 0 where the engine does not have it any
 * more
 * @param rules those that matched, in the order of the table
 */
public record PastDecision(String id, Instant at, String of, String activityId, String activityInstanceId, String key,
		String name, String file, String definitionId, int version, List<Matched> rules) {

	/**
	 * The last time that a table was asked in the processes of that business key.
	 * @param decisions in order
	 */
	public static Optional<PastDecision> last(List<PastDecision> decisions, String businessKey, String key) {
		return decisions.stream()
			.filter((decision) -> decision.key.equals(key) && decision.of.equals(businessKey))
			.reduce((earlier, later) -> later);
	}

	/**
	 * The first rule that matched, if one did.
	 */
	public Optional<Matched> rule() {
		return this.rules.stream().findFirst();
	}

	/**
	 * A rule that matched.
	 *
	 * @param number its place in the table, from 1; 0 where that is not known any more
	 * @param annotation what it says about itself, or null
	 */
	public record Matched(String id, int number, String annotation) {

	}

	/**
	 * What a table was asked and answered.
	 */
	public record Answer(List<Value> inputs, List<Value> outputs) {

		/**
		 * The outputs by their names.
		 */
		public Map<String, Object> byName() {
			Map<String, Object> named = new TreeMap<>();
			this.outputs.forEach((output) -> named.put(output.variable(), output.value()));
			return named;
		}

	}

	/**
	 * An input or an output.
	 *
	 * @param clause id of the column
	 * @param label of the column
	 * @param variable what an output is called; null for an input
	 */
	public record Value(String clause, String label, String variable, Object value) {

	}

}
