/**
 * Spam and invalid feedback: what is suspicious, decided in bulk, and the way back for
 * what was misjudged. Nothing disappears and nothing is declined without a person.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Screening",
		allowedDependencies = { "feedback", "notation", "privacy", "process", "notification", "words" })
package feedbackloop.screening;
