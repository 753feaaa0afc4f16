/**
 * The master keys that wrap all data keys: another one takes the place of the one in use
 * while everybody works.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Master keys",
		allowedDependencies = { "audit", "longwork", "privacy", "process", "words" })
package feedbackloop.keys;
