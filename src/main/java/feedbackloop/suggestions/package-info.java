/**
 * What past decisions of this installation suggest for a case in triage, and how often
 * such suggestions were right.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Suggestions",
		allowedDependencies = { "duplicates", "process", "words" })
package feedbackloop.suggestions;
