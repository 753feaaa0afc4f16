/**
 * What process owners edit: loaded, checked and deployed before anybody is served.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Models", allowedDependencies = { "process" })
package feedbackloop.models;
