package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What must not be set on a production node: what shows its inside, opens what is closed,
 * or is no secret although it should be.
 */
final class ProductionSettings {

	private static final Set<String> OPEN_ENDPOINTS = Set.of("health", "prometheus");

	/** What is set in application.yml, and must stay so. */
	private static final Map<String, String> FIXED = Map.ofEntries(
			Map.entry("server.error.include-stacktrace", "never"), Map.entry("server.error.include-message", "never"),
			Map.entry("server.error.include-exception", "false"),
			Map.entry("server.error.include-binding-errors", "never"),
			Map.entry("server.servlet.session.cookie.http-only", "true"),
			Map.entry("feedback-loop.secure-cookies", "true"), Map.entry("camunda.bpm.authorization.enabled", "true"),
			Map.entry("camunda.bpm.database.schema-update", "false"),
			Map.entry("camunda.bpm.generic-properties.properties.enable-expressions-in-adhoc-queries", "false"),
			Map.entry("camunda.bpm.generic-properties.properties.enable-password-policy", "true"),
			Map.entry("camunda.bpm.generic-properties.properties.deserialization-type-validation-enabled", "true"),
			Map.entry("management.endpoints.access.default", "none"),
			Map.entry("management.endpoint.health.show-details", "never"),
			Map.entry("management.endpoint.health.show-components", "never"));

	/** Nobody sets these, unless to look inside or to open a door. */
	private static final List<String> OFF = List.of("debug", "trace", "spring.mvc.dispatch-trace-request",
			"spring.mvc.log-request-details", "server.servlet.register-default-servlet", "spring.h2.console.enabled",
			"spring.jmx.enabled", "server.tomcat.mbeanregistry.enabled", "spring.application.admin.enabled");

	/** The accounts of a demonstration, by Camunda's own settings. */
	private static final String OTHER_ADMINISTRATOR = "camunda.bpm.admin-user.id";

	private static final Set<String> OTHER_PROFILES = Set.of("demo", "dev", "development", "test");

	private static final Set<String> PUBLISHED_PASSWORDS = Set.of("feedback", "postgres", "password", "camunda", "demo",
			"admin", "secret", "changeme", "change-me", "changeit", "test", "123456", "12345678");

	private static final int FEWEST_BYTES_OF_A_RANDOM_KEY = 16;

	private ProductionSettings() {
	}

	static void check(Environment environment) {
		OFF.forEach((setting) -> {
			String value = environment.getProperty(setting);
			if (value != null && !"false".equals(value)) {
				throw refusal(setting, value.isEmpty() ? "on" : value, "false");
			}
		});
		FIXED.forEach((setting, value) -> {
			if (!value.equals(environment.getProperty(setting))) {
				throw refusal(setting, environment.getProperty(setting), value);
			}
		});
		checkProfiles(environment);
		checkLogging(Binder.get(environment));
		checkManagement(environment, Binder.get(environment));
		checkSecrets(environment);
	}

	private static void checkProfiles(Environment environment) {
		Arrays.stream(environment.getActiveProfiles())
			.filter(OTHER_PROFILES::contains)
			.findFirst()
			.ifPresent((other) -> {
				throw new StartRefused("The profile %s is set beside prod.".formatted(other),
						"Set SPRING_PROFILES_ACTIVE to prod alone.");
			});
		if (environment.containsProperty(OTHER_ADMINISTRATOR)) {
			throw new StartRefused(OTHER_ADMINISTRATOR + " is set, which makes an administrator past our rules.",
					"Remove it, and set FEEDBACK_LOOP_ADMIN_ID and FEEDBACK_LOOP_ADMIN_PASSWORD.");
		}
	}

	/** What libraries tell at these levels holds texts, addresses and headers. */
	private static void checkLogging(Binder binder) {
		binder.bind("logging.level", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.forEach((logger, level) -> {
				if (Set.of("debug", "trace", "all").contains(level.toLowerCase(Locale.ROOT))
						&& !logger.startsWith("feedbackloop")) {
					throw refusal("logging.level." + logger, level, "info");
				}
			});
	}

	private static void checkManagement(Environment environment, Binder binder) {
		for (String way : List.of("web", "jmx")) {
			String setting = "management.endpoints.%s.exposure.include".formatted(way);
			Set<String> exposed = binder.bind(setting, Bindable.setOf(String.class)).orElse(Set.of());
			if (!OPEN_ENDPOINTS.containsAll(exposed)) {
				throw refusal(setting, String.join(",", exposed), String.join(",", new TreeSet<>(OPEN_ENDPOINTS)));
			}
		}
		String port = environment.getProperty("management.server.port", "");
		if (port.isBlank() || port.equals(environment.getProperty("server.port", "8080"))) {
			throw new StartRefused("The management port is the port of the users.",
					"Set management.server.port to a port that only your monitoring reaches.");
		}
	}

	private static void checkSecrets(Environment environment) {
		byte[] key = Base64.getDecoder().decode(environment.getProperty(MasterKeySetting.PROPERTY, ""));
		String text = new String(key, StandardCharsets.ISO_8859_1);
		if (text.chars().distinct().count() < FEWEST_BYTES_OF_A_RANDOM_KEY
				|| text.chars().allMatch((sign) -> sign >= ' ' && sign <= '~')) {
			throw new StartRefused(MasterKeySetting.PROPERTY + " was not drawn at random; it can be guessed.",
					"Set FEEDBACK_LOOP_MASTER_KEY to the output of: openssl rand -base64 32. Keep a copy of it.");
		}
		String password = environment.getProperty("spring.datasource.password", "");
		if (!password.isEmpty() && (password.equals(environment.getProperty("spring.datasource.username"))
				|| PUBLISHED_PASSWORDS.contains(password.toLowerCase(Locale.ROOT)))) {
			throw new StartRefused("spring.datasource.password is one that strangers try first.",
					"Give the database user another one, for example from: openssl rand -hex 24.");
		}
	}

	private static StartRefused refusal(String setting, String found, String demanded) {
		return new StartRefused("%s is %s, which is not safe in production.".formatted(setting, found),
				"Remove the setting, or set it to %s.".formatted(demanded));
	}

}
