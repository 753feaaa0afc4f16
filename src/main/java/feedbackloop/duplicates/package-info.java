/**
 * Cases that say the same: linked with their original, told with it, never lost.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Duplicates",
		allowedDependencies = { "feedback", "process", "words" })
package feedbackloop.duplicates;
