/**
 * How urgent a case is and which way it goes: computed exactly, by table, with the
 * reason.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Grading",
		allowedDependencies = { "feedback", "notation", "process", "words" })
package feedbackloop.grading;
