/**
 * The cause behind one or more cases and what is done about it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Improvement",
		allowedDependencies = { "feedback", "privacy", "process", "deadlines", "duplicates", "words" })
package feedbackloop.improvement;
