/**
 * Every entry point leads into one traceable intake: API, public page and staff page meet
 * in one {@code register}; and what the customer does afterwards.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Intake", allowedDependencies = { "feedback", "privacy",
		"process", "evidence", "deadlines", "notification", "forms", "notation", "catalogue", "words" })
package feedbackloop.intake;
