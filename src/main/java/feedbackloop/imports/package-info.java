/**
 * Files of many feedbacks, such as questionnaires and reviews of stores: mapped and
 * looked at by a person, then brought in row by row through the one intake.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Imports",
		allowedDependencies = { "feedback", "intake", "evidence", "privacy", "process", "longwork", "words" })
package feedbackloop.imports;
