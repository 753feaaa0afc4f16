/**
 * Work that takes minutes: asked for by a person, done chunk by chunk beside everything
 * else, on any node, to its end.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Long work", allowedDependencies = {})
package feedbackloop.longwork;
