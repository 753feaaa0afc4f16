/**
 * Until when something must be done, and what happens when it is not.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Deadlines",
		allowedDependencies = { "feedback", "privacy", "process", "notification", "notation" })
package feedbackloop.deadlines;
