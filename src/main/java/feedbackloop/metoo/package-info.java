/**
 * People who have a known problem, too, and want to hear when it is solved.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Me too",
		allowedDependencies = { "feedback", "notification", "privacy", "process", "words" })
package feedbackloop.metoo;
