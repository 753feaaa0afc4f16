package feedbackloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.Yaml;

/**
 * What {@code docker-compose.yml} gives to a service, read as Compose reads it.
 */
final class ComposeFile {

	/** {@code ${NAME:?what to say when NAME is empty}}. */
	private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]*}");

	/** {@code ${NAME:-}}, nothing where it is not set; there is no other form. */
	private static final Pattern OPTIONAL = Pattern.compile("\\$\\{\\w+:-}");

	private final Map<String, Map<String, Object>> services;

	private ComposeFile(Map<String, Map<String, Object>> services) {
		this.services = services;
	}

	static ComposeFile read() {
		try {
			Map<String, Map<String, Map<String, Object>>> content = new Yaml()
				.load(Files.readString(Path.of("docker-compose.yml")));
			return new ComposeFile(content.get("services"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The names that {@code .env} must give a value. */
	Set<String> requiredNames() {
		return REQUIRED.matcher(this.services.toString())
			.results()
			.map((name) -> name.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	Map<String, String> environment(String service, Map<String, String> values) {
		Map<String, String> environment = new LinkedHashMap<>();
		mapping(service, "environment").forEach((name, value) -> environment.put(name,
				REQUIRED.matcher(OPTIONAL.matcher(value.toString()).replaceAll(""))
					.replaceAll((required) -> Matcher.quoteReplacement(values.get(required.group(1))))));
		return environment;
	}

	/** The {@code -c name=value} of the service's command. */
	Map<String, String> serverSettings(String service) {
		return list(service, "command").stream()
			.filter((argument) -> argument.contains("="))
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
	}

	List<String> ports() {
		return this.services.values()
			.stream()
			.filter((service) -> service.containsKey("ports"))
			.flatMap((service) -> ((List<?>) service.get("ports")).stream())
			.map(Object::toString)
			.toList();
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> mapping(String service, String key) {
		return (Map<String, Object>) this.services.get(service).get(key);
	}

	@SuppressWarnings("unchecked")
	private List<String> list(String service, String key) {
		return (List<String>) this.services.get(service).get(key);
	}

}
