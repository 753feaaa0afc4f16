/**
 * What was learned from cases, for customers to help themselves.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Knowledge", allowedDependencies = {})
package feedbackloop.knowledge;
