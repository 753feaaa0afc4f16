/**
 * Who may do what, with one sign-in for pages, web apps and programs. Here are the
 * accounts with their rights, the shared filters of Tasklist, and the guards around the
 * engine.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Security",
		allowedDependencies = { "clients", "feedback", "notation", "process", "words" })
package feedbackloop.security;
