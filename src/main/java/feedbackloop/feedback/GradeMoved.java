package feedbackloop.feedback;

/**
 * A case or an improvement got another grade; published in the transaction that graded
 * it.
 *
 * @param number of the case or of the improvement
 * @param from the grade before; null when it is graded for the first time
 */
public record GradeMoved(String number, String from, String to) {

}
