/**
 * What was learned from cases: articles that staff write, check and publish, for
 * customers to help themselves.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Knowledge",
		allowedDependencies = { "catalogue", "feedback", "notation", "privacy", "process", "words" })
package feedbackloop.knowledge;
