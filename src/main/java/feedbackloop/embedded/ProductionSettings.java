package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What must not be set on a production node (S-40).
 */
final class ProductionSettings {

	private static final Set<String> OPEN_ENDPOINTS = Set.of("health", "prometheus");

	/** What is set in application.yml, and must stay so. */
	private static final Map<String, String> FIXED = Map.of("server.error.include-stacktrace", "never",
			"server.error.include-message", "never", "server.error.include-exception", "false",
			"camunda.bpm.authorization.enabled", "true", "camunda.bpm.database.schema-update", "false",
			"management.endpoints.access.default", "none", "management.endpoint.health.show-details", "never");

	private ProductionSettings() {
	}

	static void check(Environment environment) {
		for (String mode : Set.of("debug", "trace")) {
			if (environment.containsProperty(mode) && !"false".equals(environment.getProperty(mode))) {
				throw refusal(mode, "on", "false");
			}
		}
		FIXED.forEach((setting, value) -> {
			if (!value.equals(environment.getProperty(setting))) {
				throw refusal(setting, environment.getProperty(setting), value);
			}
		});
		String exposed = environment.getProperty("management.endpoints.web.exposure.include", "");
		if (!OPEN_ENDPOINTS.containsAll(StringUtils.commaDelimitedListToSet(exposed.replace(" ", "")))) {
			throw refusal("management.endpoints.web.exposure.include", exposed,
					String.join(",", new TreeSet<>(OPEN_ENDPOINTS)));
		}
		if (environment.getProperty("server.port", "").equals(environment.getProperty("management.server.port"))) {
			throw new StartRefused("The management port is the port of the users.",
					"Set management.server.port to a port that only your monitoring reaches.");
		}
	}

	private static StartRefused refusal(String setting, String found, String demanded) {
		return new StartRefused("%s is %s, which is not safe in production.".formatted(setting, found),
				"Remove the setting, or set it to %s.".formatted(demanded));
	}

}
