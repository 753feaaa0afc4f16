/**
 * The desk of a person who works on tasks: what was typed into a form and is not
 * submitted yet.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Desk",
		allowedDependencies = { "feedback", "privacy", "process", "words" })
package feedbackloop.desk;
