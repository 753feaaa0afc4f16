/**
 * Personal data: detected, masked, encrypted; later revealed, erased and retained by
 * rule.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Privacy", allowedDependencies = { "feedback", "words" })
package feedbackloop.privacy;
