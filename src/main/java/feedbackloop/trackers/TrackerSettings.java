package feedbackloop.trackers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.outgoing.WebhookSignature;
import feedbackloop.process.BusinessKey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which trackers may tell us how far their items are.
 *
 * @param baseUrl the address under which staff reach us, without a slash at the end
 * @param trackers by their names
 */
@ConfigurationProperties("feedback-loop")
record TrackerSettings(@DefaultValue("http://localhost:8080") String baseUrl,
		@DefaultValue Map<String, Signer> trackers) {

	/**
	 * Checks what was set.
	 * @throws IllegalStateException if a setting is wrong: it names the setting
	 */
	TrackerSettings {
		trackers = new LinkedHashMap<>(trackers);
		trackers.forEach((name, signer) -> {
			String setting = "feedback-loop.trackers." + name + ".";
			if (!name.matches("[a-z0-9-]{1,40}")) {
				throw new IllegalStateException(setting + ": a name has up to 40 of a-z, 0-9 and -");
			}
			if (signer.secrets().isEmpty()) {
				throw new IllegalStateException(setting + "secrets must have one that the tracker signs with");
			}
			if (!signer.secrets().stream().allMatch(WebhookSignature::isKey)) {
				throw new IllegalStateException(setting + "secrets: what begins with whsec_ goes on in Base64");
			}
		});
	}

	/**
	 * Where staff see the measure of that number.
	 */
	String link(String measure) {
		return this.baseUrl + "/cases/" + BusinessKey.number(measure);
	}

	/**
	 * A tracker that signs what it tells.
	 *
	 * @param secrets two while one takes the place of the other; one left empty is none
	 */
	record Signer(@DefaultValue List<String> secrets) {

		Signer {
			secrets = secrets.stream().filter((secret) -> !secret.isBlank()).toList();
		}

		@Override
		public String toString() {
			return "a tracker";
		}

	}

}
