package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Decides before any bean exists whether the application brings its own database. It does
 * so when {@code spring.datasource.url} is not set. It says so in
 * {@code feedback-loop.embedded}, for everything else that differs between the two.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class EmbeddedDefault implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String LIBRARY = "io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver";

	private static final String URL = "spring.datasource.url";

	private static final String ADDRESS = "server.address";

	private static final String MANAGEMENT_ADDRESS = "management.server.address";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		boolean embedded = !StringUtils.hasText(environment.getProperty(URL));
		Map<String, Object> settings = embedded ? inWords(() -> embedded(environment)) : external(environment);
		settings.put("feedback-loop.embedded", embedded);
		MasterKeySetting.checkOthers(environment);
		environment.getPropertySources().addFirst(new MapPropertySource("embeddedDefault", settings));
	}

	private Map<String, Object> external(ConfigurableEnvironment environment) {
		String key = environment.getProperty(MasterKeySetting.PROPERTY);
		if (!StringUtils.hasText(key)) {
			throw new StartRefused(
					MasterKeySetting.PROPERTY + " is not set; it encrypts the customers' texts and contact data.",
					"Set FEEDBACK_LOOP_MASTER_KEY to the output of: openssl rand -base64 32. Keep a copy of it.");
		}
		MasterKeySetting.check(key);
		if (!environment.getProperty(URL).startsWith("jdbc:postgresql:")) {
			throw new StartRefused(URL + " names no PostgreSQL.",
					"Set SPRING_DATASOURCE_URL to an address such as jdbc:postgresql://host/feedback.");
		}
		if (environment.matchesProfiles("prod")) {
			ProductionSettings.check(environment);
		}
		return new HashMap<>();
	}

	private Map<String, Object> embedded(ConfigurableEnvironment environment) {
		if (environment.matchesProfiles("prod")) {
			throw new StartRefused("The profile prod is set, but no database is named.",
					"Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a PostgreSQL 17.");
		}
		if (!ClassUtils.isPresent(LIBRARY, null)) {
			throw new StartRefused("No database is named, and this package brings none.",
					"Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a PostgreSQL 17.");
		}
		Map<String, Object> settings = new HashMap<>();
		settings.put(ADDRESS, loopback(environment, ADDRESS));
		settings.put(MANAGEMENT_ADDRESS, loopback(environment, MANAGEMENT_ADDRESS));

		DataDirectory directory = DataDirectory
			.lock(Path.of(environment.getProperty("feedback-loop.data-dir", "./data")));
		settings.put(MasterKeySetting.PROPERTY, masterKey(environment, directory));
		PostgresServer server = new PostgresServer(directory);
		SpringApplication.getShutdownHandlers().add(() -> {
			server.stop();
			directory.release();
		});
		server.start();
		settings.put(URL, server.url());
		settings.put("spring.datasource.username", DatabaseRoles.APPLICATION);
		settings.put("spring.datasource.password", server.password());
		settings.put("feedback-loop.secure-cookies", false);
		settings.put("feedback-loop.limits.enabled", false);
		return settings;
	}

	/** A full disk, a read-only one, a file in the way: whichever file it was. */
	private static Map<String, Object> inWords(Supplier<Map<String, Object>> start) {
		try {
			return start.get();
		}
		catch (UncheckedIOException ex) {
			throw new StartRefused(ex.getMessage() + " (" + ex.getCause().getMessage() + ").",
					"See that its disk has space and can be written, or choose another directory with feedback-loop.data-dir.",
					ex);
		}
	}

	private String masterKey(ConfigurableEnvironment environment, DataDirectory directory) {
		String key = environment.getProperty(MasterKeySetting.PROPERTY);
		if (StringUtils.hasText(key)) {
			MasterKeySetting.check(key);
			return key;
		}
		return MasterKeySetting.readOrMake(directory.masterKey(), directory.postgres().toFile().exists());
	}

	/**
	 * The embedded default has accounts with a published password, so it answers this
	 * machine only.
	 */
	private String loopback(ConfigurableEnvironment environment, String property) {
		String address = environment.getProperty(property, "127.0.0.1");
		try {
			if (InetAddress.getByName(address).isLoopbackAddress()) {
				return address;
			}
		}
		catch (UnknownHostException ex) {
			throw new StartRefused(property + " is '" + address + "', which is no address.",
					"Leave it out: the embedded default runs on 127.0.0.1.", ex);
		}
		throw new StartRefused(
				"%s is %s, but the embedded default with its demo accounts runs on 127.0.0.1 only.".formatted(property,
						address),
				"Leave %s out, or set SPRING_DATASOURCE_URL to a PostgreSQL of your own.".formatted(property));
	}

}
