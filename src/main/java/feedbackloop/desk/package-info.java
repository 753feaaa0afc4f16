/**
 * The desk of a person who works on tasks: the page of a task, what is known before and
 * who may be chosen. What was typed and is not submitted yet.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Desk", allowedDependencies = { "audit", "catalogue",
		"feedback", "forms", "notation", "privacy", "process", "suggestions", "teamwork", "words" })
package feedbackloop.desk;
