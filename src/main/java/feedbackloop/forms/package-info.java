/**
 * Shows Camunda Forms on our own pages, in one language, and reads what people fill in as
 * Tasklist would. It knows nothing of tasks.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Forms",
		allowedDependencies = { "notation", "process", "words" })
package feedbackloop.forms;
