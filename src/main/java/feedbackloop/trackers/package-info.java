/**
 * Links of cases and measures to work items of the teams' own trackers, and what the
 * trackers say of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Trackers",
		allowedDependencies = { "feedback", "notation", "outgoing", "privacy", "process", "words" })
package feedbackloop.trackers;
