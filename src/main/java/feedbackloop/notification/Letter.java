package feedbackloop.notification;

import feedbackloop.feedback.ProtectedText;

/**
 * A message to a customer, ready to be kept.
 *
 * @param subject without personal data
 * @param body encrypted with the key of the contact
 */
record Letter(String subject, ProtectedText body) {

}
