/**
 * Something done with several cases at once: chosen on the list, tried first, done one by
 * one, and taken back. What is done the features say, and check as for a single case.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Bulk",
		allowedDependencies = { "feedback", "privacy", "process", "longwork", "words" })
package feedbackloop.bulk;
