/**
 * What customers write by mail. It is fetched from mailboxes and kept encrypted. Then it
 * is read and brought to its case, or becomes one.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Mailbox", allowedDependencies = { "feedback", "privacy",
		"process", "evidence", "intake", "notification", "notation", "words" })
package feedbackloop.mailbox;
