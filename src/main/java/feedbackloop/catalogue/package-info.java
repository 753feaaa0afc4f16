/**
 * What the house knows by name, as process owners keep it: products with their modules,
 * regions, customer groups and teams. Whoever writes something else is not refused.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Catalogue",
		allowedDependencies = { "notation", "process", "words" })
package feedbackloop.catalogue;
