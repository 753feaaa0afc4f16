/**
 * What is told to whom: the message texts, the outbox that keeps each message in the
 * transaction that causes it, and the relay that sends it by mail.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Notification",
		allowedDependencies = { "feedback", "privacy", "process", "notation", "words" })
package feedbackloop.notification;
