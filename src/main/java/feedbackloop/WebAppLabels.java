package feedbackloop;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Chinese labels of Tasklist, Cockpit, Admin and Welcome: ours over Camunda's English
 * ones, so that a label we lack shows English instead of its key. Ours are in
 * {@code locales/}: what several apps share, and one file per app.
 */
@RestController
class WebAppLabels {

	static final List<String> APPS = List.of("tasklist", "cockpit", "admin", "welcome");

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Map<String, byte[]> merged = APPS.stream()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), WebAppLabels::merged));

	@GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/locales/zh.json")
	ResponseEntity<byte[]> chinese(@PathVariable String app) {
		byte[] labels = this.merged.get(app);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.eTag(DigestUtils.md5DigestAsHex(labels))
			.body(labels);
	}

	/** Key to text, as Camunda ships it. */
	static ObjectNode english(String app) {
		return (ObjectNode) shipped(app).get("labels");
	}

	/** Key to text, as we translate it; what the app shares with others included. */
	static ObjectNode ours(String app) {
		ObjectNode labels = shared();
		labels.retain(english(app).properties().stream().map(Map.Entry::getKey).toList());
		labels.setAll(own(app));
		return labels;
	}

	static ObjectNode own(String app) {
		return read("locales/" + app + ".zh.json");
	}

	static ObjectNode shared() {
		return read("locales/shared.zh.json");
	}

	private static byte[] merged(String app) {
		ObjectNode file = shipped(app);
		((ObjectNode) file.get("labels")).setAll(ours(app));
		file.set("dateLocales", read("locales/dates.zh.json"));
		try {
			return JSON.writeValueAsBytes(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The labels of " + app + " cannot be written", ex);
		}
	}

	private static ObjectNode shipped(String app) {
		return read("META-INF/resources/webjars/camunda/app/" + app + "/locales/en.json");
	}

	private static ObjectNode read(String path) {
		try (InputStream file = new ClassPathResource(path).getInputStream()) {
			return (ObjectNode) JSON.readTree(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The labels in " + path + " cannot be read", ex);
		}
	}

}
