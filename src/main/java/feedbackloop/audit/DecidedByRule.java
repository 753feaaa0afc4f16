package feedbackloop.audit;

import java.time.Instant;
import java.util.Map;

/**
 * A decision table that was asked for a case, as the engine's history has it.
 *
 * @param key of the table
 * @param version of the table, counted by the engine
 * @param definitionId the engine's definition that was evaluated
 * @param rule the number of the rule that matched, from 1; 0 if none did
 * @param annotation what the rule says about itself, or null
 */
record DecidedByRule(Instant at, String businessKey, String key, String name, int version, String definitionId,
		int rule, String annotation, Map<String, Object> inputs, Map<String, Object> outputs) {

}
