/**
 * Every entry point leads into one traceable intake: API, public page and staff page meet
 * in one {@code register}; and what the customer does afterwards.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Intake", allowedDependencies = { "catalogue", "clients",
		"deadlines", "evidence", "feedback", "forms", "notation", "notification", "privacy", "process", "words" })
package feedbackloop.intake;
