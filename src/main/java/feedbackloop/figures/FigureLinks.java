package feedbackloop.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of pages of figures that keep what was asked.
 *
 * @param given what the address of the page asks
 */
public record FigureLinks(Map<String, String> given) {

	/** All that an address asks besides the page of the list. */
	private static final List<String> NAMES = List.of("days", "from", "to", "product", "channel", "type", "grade",
			"team", "by", "pace");

	/**
	 * An address that asks the same.
	 */
	public String to(String path) {
		return address(path, asked());
	}

	/**
	 * An address that asks the same, but for one thing.
	 */
	public String to(String path, String name, String value) {
		Map<String, String> asked = asked();
		asked.put(name, value);
		return address(path, asked);
	}

	private Map<String, String> asked() {
		Map<String, String> asked = new LinkedHashMap<>(this.given);
		asked.keySet().retainAll(NAMES);
		asked.values().removeIf(String::isBlank);
		return asked;
	}

	private static String address(String path, Map<String, String> asked) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		asked.keySet().forEach((name) -> address.queryParam(name, "{" + name + "}"));
		return address.encode().buildAndExpand(asked).toUriString();
	}

}
