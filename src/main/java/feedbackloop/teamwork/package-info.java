/**
 * Working together on a case: comments with mention, tasks that change hands, a
 * substitute for who is absent, questions to the customer from any task, calling back
 * later.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Teamwork",
		allowedDependencies = { "feedback", "privacy", "process", "notification", "deadlines", "words" })
package feedbackloop.teamwork;
