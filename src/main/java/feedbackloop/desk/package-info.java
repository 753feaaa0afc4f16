/**
 * The desk of a person who works on tasks: what was typed into a form and is not
 * submitted yet, and what is known before.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Desk",
		allowedDependencies = { "audit", "feedback", "privacy", "process", "words" })
package feedbackloop.desk;
