/**
 * Every case's whole story for auditors: history in Cockpit, the trail and its exports,
 * proof that nobody changed it, and who saw what.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Audit",
		allowedDependencies = { "feedback", "notation", "privacy", "process", "insights", "deadlines", "words" })
package feedbackloop.audit;
