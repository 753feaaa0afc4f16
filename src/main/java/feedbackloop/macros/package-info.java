/**
 * Macros fill in the form of a task with one choice: those that process owners write for
 * all, and each person's own.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Macros",
		allowedDependencies = { "feedback", "notation", "notification", "privacy", "process", "words" })
package feedbackloop.macros;
