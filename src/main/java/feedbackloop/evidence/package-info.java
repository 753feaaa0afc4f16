/**
 * Files that customers and staff give as evidence: checked, cleaned, encrypted, shown as
 * thumbnails, handed out to those who may see them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Evidence",
		allowedDependencies = { "feedback", "privacy", "process", "words" })
package feedbackloop.evidence;
