/**
 * What process owners edit: loaded, checked and deployed before anybody is served.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Models", allowedDependencies = { "feedback", "process",
		"longwork", "grading", "deadlines", "notation", "forms", "words" })
package feedbackloop.models;
