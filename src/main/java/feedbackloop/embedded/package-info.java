/**
 * The embedded default when no database is named: a real, durable PostgreSQL in
 * {@code ./data}. Its master key and the zone of the whole application belong here, too.
 */
@ApplicationModule(displayName = "Embedded default", allowedDependencies = {})
package feedbackloop.embedded;

import org.springframework.modulith.ApplicationModule;
