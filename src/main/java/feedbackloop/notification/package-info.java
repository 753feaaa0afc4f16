/**
 * What is told to whom, with the message texts. The outbox keeps each message in the
 * transaction that causes it. The relay sends it by mail, to group chats and to webhooks.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Notification",
		allowedDependencies = { "feedback", "knowledge", "privacy", "process", "notation", "words", "outgoing" })
package feedbackloop.notification;
