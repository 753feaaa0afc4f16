package feedbackloop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What our scripts in Tasklist and Cockpit say, by key, from
 * {@code messages/scripts.properties}. The scripts choose the language, as the labels of
 * the web apps do.
 */
@RestController
class ScriptSentences {

	private final Map<String, Map<String, String>> sentences = Map.of("zh", read("messages/scripts.properties"), "en",
			read("messages/scripts_en.properties"));

	@GetMapping("/camunda/app/tasklist/scripts/sentences/{language:zh|en}.json")
	ResponseEntity<Map<String, String>> in(@PathVariable String language) {
		return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(this.sentences.get(language));
	}

	private static Map<String, String> read(String file) {
		Map<String, String> read = new TreeMap<>();
		try {
			PropertiesLoaderUtils
				.loadProperties(new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8))
				.forEach((key, sentence) -> read.put((String) key, (String) sentence));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The sentences in " + file + " cannot be read", ex);
		}
		return read;
	}

}
