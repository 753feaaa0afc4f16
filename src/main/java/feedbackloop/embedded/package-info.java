/**
 * The embedded default: a real, durable PostgreSQL in {@code ./data} when no database is
 * named, its master key, and the zone of the whole application.
 */
@ApplicationModule(displayName = "Embedded default", allowedDependencies = {})
package feedbackloop.embedded;

import org.springframework.modulith.ApplicationModule;
