/**
 * What is kept of a person, which is found by its class in each table. It is erased in
 * one step, or once its time is over. A legal hold keeps it back.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Person", allowedDependencies = { "audit", "feedback",
		"intake", "longwork", "mailbox", "notation", "notification", "privacy", "process", "words" })
package feedbackloop.person;
