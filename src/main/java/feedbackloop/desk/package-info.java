/**
 * The desk of a person who works on tasks: what was typed into a form and is not
 * submitted yet, what is known before, and who may be chosen.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Desk",
		allowedDependencies = { "audit", "feedback", "notation", "privacy", "process", "teamwork", "words" })
package feedbackloop.desk;
