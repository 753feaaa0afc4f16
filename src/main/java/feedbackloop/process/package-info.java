/**
 * The engine behind one door: every key, message and variable name, the gate that checks
 * what people submit, and the only driver that starts and correlates.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Process",
		allowedDependencies = { "feedback", "privacy", "notation", "words" })
package feedbackloop.process;
