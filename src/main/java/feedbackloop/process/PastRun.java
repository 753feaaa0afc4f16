package feedbackloop.process;

import java.time.Instant;

/**
 * A process that ran or runs.
 *
 * @param of its business key
 * @param file of the model
 * @param definitionId the engine's id of that version of the model
 * @param version as the page of rules counts it
 */
public record PastRun(String of, String name, String file, String definitionId, int version, Instant at) {

}
