/**
 * What was learned from cases, for customers to help themselves (S2-32).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Knowledge", allowedDependencies = {})
package feedbackloop.knowledge;
