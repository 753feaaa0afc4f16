/**
 * Who may do what: one sign-in for pages, web apps and programs, the accounts with their
 * rights, the shared filters of Tasklist, and the guards around the engine.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Security",
		allowedDependencies = { "feedback", "process", "words" })
package feedbackloop.security;
