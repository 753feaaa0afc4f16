package feedbackloop.feedback;

/**
 * Staff hid or showed something in the words of a customer by hand. Whoever keeps a
 * masked copy of them makes it anew, in the same transaction.
 */
public record MasksChanged(Feedback feedback) {

}
