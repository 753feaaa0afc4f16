/**
 * Cases that say the same: linked with their original, told with it, never lost.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Duplicates",
		allowedDependencies = { "catalogue", "feedback", "notation", "process", "words" })
package feedbackloop.duplicates;
