/**
 * Each day somebody in charge gathers what all channels brought, and ticks it off.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Consolidation",
		allowedDependencies = { "privacy", "process", "deadlines", "words" })
package feedbackloop.consolidation;
