/**
 * Reads the record for staff: lists, one case on one page, the trail. Writes nothing.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Insights", allowedDependencies = { "catalogue",
		"figures", "feedback", "privacy", "process", "deadlines", "duplicates", "teamwork", "words" })
package feedbackloop.insights;
