package feedbackloop.person;

import java.util.List;

/**
 * Whose rows are erased.
 *
 * @param cases numbers
 * @param contacts ids
 * @param indexes keyed hashes of phone numbers and mail addresses
 * @param addresses keyed hashes of mail addresses
 */
record Whose(List<String> cases, List<Long> contacts, List<String> indexes, List<String> addresses) {

}
