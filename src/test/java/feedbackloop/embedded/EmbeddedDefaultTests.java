package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDefaultTests {

	private static final String KEY = "feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	private static final String KEY_OF_CHANCE = "0Yw3cQxk9n8pVtq1fJ5uS2mZr7LbHdGeXaTiNoPvKyE=";

	private static final String EXTERNAL = "spring.datasource.url=jdbc:postgresql://db/feedback";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "server.address=0.0.0.0", "management.server.address=0.0.0.0", "server.address=192.0.2.7" })
	void embeddedDefaultAnswersThisMachineOnly(String setting) {
		assertRefused("127.0.0.1 only", setting);
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void externalDatabaseNeedsMasterKey() {
		assertRefused("feedback-loop.master-key is not set", EXTERNAL);
		assertRefused("not a Base64 text of 32 bytes", EXTERNAL, "feedback-loop.master-key=c2hvcnQ=");
		assertRefused("feedback-loop.other-master-keys is not a Base64 text of 32 bytes", EXTERNAL, KEY,
				"feedback-loop.other-master-keys=" + KEY_OF_CHANCE + ",c2hvcnQ=");
	}

	@Test
	void externalDatabaseIsPostgres() {
		assertRefused("names no PostgreSQL", "spring.datasource.url=jdbc:h2:mem:x", KEY);
	}

	@Test
	void externalDatabaseLeavesAddressAlone() {
		ConfigurableEnvironment environment = initialize(EXTERNAL, KEY, "server.address=0.0.0.0");
		assertThat(environment.getProperty("feedback-loop.embedded", Boolean.class)).isFalse();
		assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void packageWithoutEmbeddedServerNeedsDatabase() {
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(new FilteredClassLoader("io.zonky.test"));
		try {
			assertRefused("No database is named, and this package brings none");
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}

	@Test
	void lostMasterKeyIsNotReplaced() throws Exception {
		Files.createDirectory(this.directory.resolve("postgres"));
		assertRefused("master.key is missing");
		assertThat(this.directory.resolve("master.key")).doesNotExist();
	}

	@Test
	void aDataDirectoryThatCannotBeUsedIsToldInWords() throws Exception {
		Path file = Files.createFile(this.directory.resolve("a-file"));
		assertRefused("Cannot use the directory " + file, "feedback-loop.data-dir=" + file);
		assertRefused("Not a directory", "feedback-loop.data-dir=" + file.resolve("below"));
		Path taken = Files.createDirectories(this.directory.resolve("taken/master.key"));
		assertRefused("Cannot read or write " + taken, "feedback-loop.data-dir=" + taken.getParent());
	}

	@ParameterizedTest
	@ValueSource(strings = { "debug=true", "debug=", "trace=true", "server.error.include-stacktrace=always",
			"server.error.include-binding-errors=always", "camunda.bpm.authorization.enabled=false",
			"camunda.bpm.generic-properties.properties.enable-expressions-in-adhoc-queries=true",
			"management.endpoints.web.exposure.include=env", "management.endpoints.web.exposure.include[0]=env",
			"management.endpoints.jmx.exposure.include=*", "management.endpoint.health.show-components=always",
			"management.server.port=8080", "management.server.port=", "spring.mvc.dispatch-trace-request=true",
			"spring.mvc.log-request-details=true", "server.servlet.register-default-servlet=true",
			"spring.h2.console.enabled=true", "spring.jmx.enabled=true", "logging.level.root=DEBUG",
			"logging.level.org.hibernate.orm.jdbc.bind=trace", "feedback-loop.secure-cookies=false",
			"spring.profiles.active=prod,demo", "camunda.bpm.admin-user.id=demo", "spring.datasource.password=postgres",
			"spring.datasource.password=owner", "spring.datasource.url=jdbc:h2:mem:x",
			"feedback-loop.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
			"feedback-loop.master-key=b25lIHR3byB0aHJlZSBmb3VyIGZpdmUgc2l4IHNldmU=" })
	void unsafeProductionSettingsAreRefused(String setting) throws Exception {
		assertThat(production().getProperty("feedback-loop.embedded")).isEqualTo("false");
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> production(setting))
			.satisfies((refusal) -> assertThat(refusal.remedy()).isNotBlank());
	}

	@Test
	void ownLogsMayBeFineInProduction() throws Exception {
		assertThat(production("logging.level.feedbackloop=debug").getProperty("feedback-loop.embedded"))
			.isEqualTo("false");
	}

	@Test
	void applicationSetsItsZone() {
		TimeZone before = TimeZone.getDefault();
		try {
			new ConfiguredZone().postProcessEnvironment(
					new MockEnvironment().withProperty("feedback-loop.zone", "Europe/Berlin"), new SpringApplication());
			assertThat(TimeZone.getDefault().getID()).isEqualTo("Europe/Berlin");
			assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new ConfiguredZone().postProcessEnvironment(
					new MockEnvironment().withProperty("feedback-loop.zone", "Asia/Nowhere"), new SpringApplication()))
				.withMessageContaining("Asia/Nowhere");
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	private void assertRefused(String sentence, String... settings) {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> initialize(settings))
			.withMessageContaining(sentence)
			.satisfies((refusal) -> assertThat(refusal.remedy()).isNotBlank());
	}

	/** The settings of application.yml, what a node needs, and these. */
	private ConfigurableEnvironment production(String... settings) throws IOException {
		GenericApplicationContext context = new GenericApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addLast(new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"))
				.get(0));
		TestPropertyValues
			.of(EXTERNAL, "feedback-loop.master-key=" + KEY_OF_CHANCE, "spring.profiles.active=prod",
					"spring.datasource.username=owner", "spring.datasource.password=b1f3 of the database")
			.and(settings)
			.applyTo(context);
		ConfigurationPropertySources.attach(context.getEnvironment());
		new EmbeddedDefault().initialize(context);
		return context.getEnvironment();
	}

	private ConfigurableEnvironment initialize(String... settings) {
		GenericApplicationContext context = new GenericApplicationContext();
		TestPropertyValues.of(Map.of("feedback-loop.data-dir", this.directory.toString()))
			.and(settings)
			.applyTo(context);
		new EmbeddedDefault().initialize(context);
		return context.getEnvironment();
	}

}
