package feedbackloop.feedback;

/**
 * The customers behind a case were counted because they became more; published in the
 * transaction that linked or joined.
 *
 * @param number of the case that stands for the others: the original of duplicates, or
 * the case for which an improvement was opened
 * @param customers how many distinct ones
 */
public record CustomersCounted(String number, int customers) {

}
