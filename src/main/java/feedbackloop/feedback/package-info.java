/**
 * The record of a case: what the customer said, how it stands, what happened. The
 * vocabulary of all other features; uses none of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Record", allowedDependencies = {})
package feedbackloop.feedback;
