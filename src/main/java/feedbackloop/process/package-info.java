/**
 * The engine behind one door, with every key, message and variable name. A gate checks
 * what people submit, and one driver alone starts and correlates.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Process",
		allowedDependencies = { "feedback", "privacy", "notation", "words" })
package feedbackloop.process;
