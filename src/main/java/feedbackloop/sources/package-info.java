/**
 * Feedback that other systems send or stores keep: mapped by files of process owners,
 * taken in by one signed address or fetched, each thing once.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Sources",
		allowedDependencies = { "audit", "feedback", "intake", "notation", "outgoing", "privacy", "process", "words" })
package feedbackloop.sources;
