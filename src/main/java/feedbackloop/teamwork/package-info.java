/**
 * Working together on a case, with comments that mention people, tasks that change hands
 * and substitutes for the absent. People also ask the customer from any task, and call
 * back later.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Teamwork",
		allowedDependencies = { "feedback", "privacy", "process", "notification", "deadlines", "words" })
package feedbackloop.teamwork;
