package feedbackloop;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What runs is not older than the versions that close the published holes
 * (docs/decisions.md), whatever the bills of materials say.
 */
class DependencyVersionsTest {

	static Stream<Arguments> librariesWithTheirOldestSafeVersion() {
		return Stream.of(arguments(Tomcat.class, "tomcat-embed-core", "10.1.61"),
				arguments(JsonFactory.class, "jackson-core", "2.21.8"),
				arguments(ObjectMapper.class, "jackson-databind", "2.21.8"),
				arguments(org.postgresql.Driver.class, "postgresql", "42.7.14"),
				arguments(LoggerContext.class, "logback-classic", "1.5.38"),
				arguments(StringUtils.class, "commons-lang3", "3.18.0"),
				arguments(org.apache.tika.Tika.class, "tika-core", "3.2.2"),
				arguments(ZipFile.class, "commons-compress", "1.26.2"));
	}

	@ParameterizedTest(name = "{1} is {2} or newer")
	@MethodSource("librariesWithTheirOldestSafeVersion")
	void libraryIsNotOlderThanItsOldestSafeVersion(Class<?> type, String library, String oldest) throws Exception {
		String jar = jar(type);
		assertThat(jar).startsWith(library + "-").endsWith(".jar");
		Version found = Version.parse(jar.substring(library.length() + 1, jar.length() - ".jar".length()));
		assertThat(found).isGreaterThanOrEqualTo(Version.parse(oldest));
	}

	@Test
	void noOtherDatabaseIsOnTheClasspath() {
		assertThat(ClassUtils.isPresent("org.h2.Driver", null)).isFalse();
	}

	private static String jar(Class<?> type) throws Exception {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		return Path.of(source.getLocation().toURI()).getFileName().toString();
	}

}
