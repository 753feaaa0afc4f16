/**
 * What waits in the improvement backlog: proposed by a table, decided by managers.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Periodic review",
		allowedDependencies = { "feedback", "privacy", "process", "deadlines", "improvement", "catalogue", "words" })
package feedbackloop.review;
