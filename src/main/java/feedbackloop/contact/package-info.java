/**
 * Reaching the customer: seeing how, calling, writing at any time. What is personal is
 * shown for a reason, one field at a time, and each look is on record.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Contact", allowedDependencies = { "audit", "deadlines",
		"evidence", "feedback", "notification", "privacy", "process", "security", "words" })
package feedbackloop.contact;
