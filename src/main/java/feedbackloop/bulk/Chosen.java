package feedbackloop.bulk;

import java.util.List;
import java.util.Map;

/**
 * What somebody has chosen on the list of cases, and is about to do with it.
 *
 * @param numbers in the order of the list
 * @param from the question behind the list, to go back to
 * @param action what is to be done, or null as long as that is open
 * @param said about it, by field
 */
record Chosen(List<String> numbers, String from, String action, Map<String, String> said) {

}
