/**
 * Programs that bring feedback in under a name of their own: their keys, the channels
 * that each may use, and how often it may call.
 */
@org.springframework.modulith.ApplicationModule(displayName = "API clients",
		allowedDependencies = { "audit", "privacy", "process", "words" })
package feedbackloop.clients;
