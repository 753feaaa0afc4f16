package feedbackloop.suggestions;

import java.util.Map;

/**
 * A similar case with what staff decided about it.
 *
 * @param likeness 0 to 1, where 1 is the same text
 * @param decided by field; without those about which nobody said anything
 */
record DecidedCase(String number, double likeness, Map<Suggested, String> decided) {

}
