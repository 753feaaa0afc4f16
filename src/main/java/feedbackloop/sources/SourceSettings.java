package feedbackloop.sources;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Blank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where we fetch, and with which credentials. Without them nothing is fetched.
 *
 * @param baseUrl the address under which others reach us, without a slash at the end
 * @param sources by the names of their files
 */
@ConfigurationProperties("feedback-loop")
record SourceSettings(@DefaultValue("http://localhost:8080") String baseUrl,
		@DefaultValue Map<String, Access> sources) {

	/**
	 * Checks what was set.
	 * @throws IllegalStateException if a setting is wrong: it names the setting
	 */
	SourceSettings {
		sources = new LinkedHashMap<>(sources);
		sources.forEach((name, access) -> {
			URI address = access.address();
			if (address != null
					&& (address.getHost() == null || !List.of("https", "http").contains(address.getScheme()))) {
				throw new IllegalStateException("feedback-loop.sources." + name
						+ ".address must be an address that begins with https:// or http://");
			}
		});
	}

	/**
	 * Where that source sends to.
	 */
	String address(String source) {
		return this.baseUrl + "/api/intake/" + source;
	}

	/**
	 * The credentials of a source, if all are set that its kind needs.
	 */
	Optional<Access> of(SourceMapping mapping) {
		return lacking(mapping).isEmpty() ? Optional.of(this.sources.get(mapping.key())) : Optional.empty();
	}

	/**
	 * The settings that are not there and without which nothing is fetched.
	 */
	List<String> lacking(SourceMapping mapping) {
		Access access = this.sources.getOrDefault(mapping.key(), Access.NONE);
		Map<String, Object> needed = new LinkedHashMap<>();
		switch (mapping.poll().kind()) {
			case GOOGLE_PLAY -> {
				needed.put("app", access.app());
				needed.put("credentials", access.credentials());
			}
			case APP_STORE -> {
				needed.put("app", access.app());
				needed.put("issuer", access.issuer());
				needed.put("key-id", access.keyId());
				needed.put("credentials", access.credentials());
			}
			case TOKEN -> {
				needed.put("address", access.address());
				needed.put("credentials", access.credentials());
			}
		}
		return needed.entrySet()
			.stream()
			.filter((one) -> one.getValue() == null || Blank.is(one.getValue().toString()))
			.map((one) -> "feedback-loop.sources." + mapping.key() + "." + one.getKey())
			.toList();
	}

	/**
	 * The credentials of one source.
	 *
	 * @param address where it listens; null for that of its kind
	 * @param app whose reviews are fetched, as the store names it
	 * @param issuer of App Store Connect
	 * @param keyId of App Store Connect
	 * @param credentials a file: of Google the JSON of the service account, of Apple the
	 * key (p8), else the token
	 */
	record Access(URI address, String app, String issuer, String keyId, String credentials) {

		private static final Access NONE = new Access(null, null, null, null, null);

		/**
		 * Where it listens, without a slash at the end.
		 */
		String base(PollPlan.Kind kind) {
			return ((this.address != null) ? this.address.toString() : kind.address()).replaceFirst("/$", "");
		}

		@Override
		public String toString() {
			return "a source";
		}

	}

}
