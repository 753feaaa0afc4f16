/**
 * How well cases are worked, in figures. Reads the record and keeps one row of facts a
 * case beside it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Figures",
		allowedDependencies = { "catalogue", "deadlines", "feedback", "notation", "process", "words" })
package feedbackloop.figures;
