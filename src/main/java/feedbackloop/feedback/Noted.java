package feedbackloop.feedback;

import java.util.Map;

/**
 * Something was written down about a case or an improvement; published in the transaction
 * in which it happened.
 *
 * @param actor as {@link Timeline#note} has it
 * @param kind as {@link Timeline#note} has it
 * @param arguments facts, no personal data
 */
public record Noted(String number, String actor, String kind, Map<String, String> arguments) {

}
