/**
 * Until when something must be done, and what happens when it is not.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Deadlines",
		allowedDependencies = { "feedback", "privacy", "process", "longwork", "notification", "notation", "words" })
package feedbackloop.deadlines;
