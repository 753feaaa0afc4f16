package feedbackloop.notification;

/**
 * A message as it is read.
 */
record MessageText(String subject, String body) {

}
